package org.mfapack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R2 B3 Changes of rows without a version, one after the other")
class TurnsTest {

    private final AtomicBoolean claimed = new AtomicBoolean();
    private int counted;

    private Turns turns(Duration patience) {
        return new Turns(() -> claimed.compareAndSet(false, true), () -> claimed.set(false), patience);
    }

    private Optional<Integer> countUp() {
        int seen = counted;
        // long enough for somebody else to come in between
        LockSupport.parkNanos(1_000_000);
        counted = seen + 1;
        return Optional.of(counted);
    }

    @Test
    void givenManyAtOnce_whenEachChanges_thenNoChangeIsLost() {
        Turns turns = turns(Duration.ofMinutes(1));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<CompletableFuture<Optional<Integer>>> changes = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            await(start);
                            return turns.take(this::countUp);
                        },
                        threads))
                .toList();
        start.countDown();

        assertThat(changes.stream().map(CompletableFuture::join).map(Optional::orElseThrow))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        threads.shutdown();
    }

    @Test
    void givenTurnThatDoesNotCome_whenPatienceIsOver_thenNothingIsDone() {
        claimed.set(true);

        assertThat(turns(Duration.ZERO).take(this::countUp)).isEmpty();

        assertThat(counted).isZero();
        assertThat(claimed).as("it belongs to somebody else").isTrue();
    }

    @Test
    void givenInterrupted_whenWaiting_thenNothingIsDoneAndItIsNotForgotten() {
        claimed.set(true);
        Thread.currentThread().interrupt();

        assertThat(turns(Duration.ofMinutes(1)).take(this::countUp)).isEmpty();

        assertThat(counted).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void givenWorkThatFails_whenDone_thenTheNextMay() {
        Turns turns = turns(Duration.ZERO);
        IllegalStateException broken = new IllegalStateException("broken");

        assertThatThrownBy(() -> turns.take(() -> {
                    throw broken;
                }))
                .isSameAs(broken);

        assertThat(turns.take(this::countUp)).contains(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
