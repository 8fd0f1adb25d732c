package org.mfapack.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K6 What is made of a configuration")
class RememberedTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Remembered<String, String> remembered = new Remembered<>();

    private String of(String key) {
        return remembered.of(key, wanted -> wanted + made.incrementAndGet());
    }

    @Test
    void givenAskedBefore_whenAskedAgain_thenTheSame() {
        assertThat(of("a")).isEqualTo(of("a"));
        assertThat(made).hasValue(1);
    }

    @Test
    void givenManyOthers_whenAskedAgain_thenWhatWasNotAskedForLongestIsMadeAnew() {
        of("seldom");
        of("often");
        IntStream.rangeClosed(1, Remembered.MOST - 2).forEach(number -> of("other " + number));
        of("often");
        of("one too many");

        int before = made.get();
        of("often");
        assertThat(made).hasValue(before);
        of("seldom");
        assertThat(made).hasValue(before + 1);
    }

    @Test
    void givenManyThreads_whenTheyAskAtOnce_thenItIsMadeOnce() {
        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToObj(any -> of("same"))
                        .distinct())
                .hasSize(1);
        assertThat(made).hasValue(1);
    }
}
