package org.mfapack.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.store.FakeSingleUseStore;

class AccountFailuresTest {

    private static final Account ALICE = new Account("realm", "alice", "mfa-sms");

    private long now = 1_000_000;
    private final FakeSingleUseStore store = new FakeSingleUseStore(() -> now);
    private final AccountFailures failures = new AccountFailures(store, () -> now);

    private Failure fail() {
        return failures.record(ALICE, failures.claimGuess(ALICE).orElseThrow());
    }

    private Failure fail(int times) {
        for (int i = 1; i < times; i++) {
            fail();
        }
        return fail();
    }

    @Test
    @DisplayName("C7 five within the window block for 5, then 15, then 60 minutes")
    void givenFiveFailures_whenRepeated_thenTheBlockGrows() {
        for (long minutes : new long[] {5, 15, 60, 60}) {
            assertThat(fail(4).blockedUntil()).isEmpty();
            assertThat(fail().blockedUntil()).hasValue(now + minutes * 60);
            assertThat(failures.blockedUntil(ALICE)).hasValue(now + minutes * 60);
            now += minutes * 60 - 1;
            assertThat(failures.blockedUntil(ALICE)).isPresent();
            now += 1;
            assertThat(failures.blockedUntil(ALICE)).isEmpty();
        }
    }

    @Test
    @DisplayName("C7 slow failures do not block")
    void givenFourFailures_whenTheWindowIsOver_thenFourMoreDoNotBlock() {
        fail(4);
        now += AccountFailures.WINDOW_SECONDS;
        assertThat(fail(4).blockedUntil()).isEmpty();
    }

    @Test
    @DisplayName("C7 a success resets the window, the ladder and the row")
    void givenFailures_whenReset_thenAllIsForgotten() {
        fail(5);
        now += 5 * 60;
        fail(4);
        failures.reset(ALICE);
        assertThat(fail(5).blockedUntil()).hasValue(now + 5 * 60);
    }

    @Test
    @DisplayName("C7 a success forgets also what came after an expired failure")
    void givenFirstFailureExpired_whenReset_thenTheLaterOnesAreForgottenToo() {
        fail(2);
        now += AccountFailures.WINDOW_SECONDS - 1;
        fail(2);
        now += 2;
        failures.reset(ALICE);
        assertThat(fail(4).blockedUntil()).isEmpty();
    }

    @Test
    @DisplayName("C7 the hundredth in a row disables, whatever the pauses")
    void givenHundredFailures_whenSlow_thenTheLastDisables() {
        for (int i = 1; i < AccountFailures.IN_A_ROW; i++) {
            assertThat(fail().disable()).as("failure %d", i).isFalse();
            now += AccountFailures.WINDOW_SECONDS + 60 * 60;
        }
        assertThat(fail().disable()).isTrue();
    }

    @Test
    @DisplayName("C7 one factor's failures do not block another, nor another user")
    void givenBlockedFactor_whenOthersAsked_thenFree() {
        fail(5);
        assertThat(failures.blockedUntil(new Account("realm", "alice", "mfa-email")))
                .isEmpty();
        assertThat(failures.blockedUntil(new Account("realm", "bob", "mfa-sms")))
                .isEmpty();
    }

    @Test
    @DisplayName("C7 no guess is admitted while the window is full of others")
    void givenFullWindow_whenAnotherGuess_thenRefused() {
        for (int i = 0; i < AccountFailures.IN_WINDOW; i++) {
            assertThat(failures.claimGuess(ALICE)).isPresent();
        }
        assertThat(failures.claimGuess(ALICE)).isEmpty();
        failures.withdraw(ALICE, 2);
        assertThat(failures.claimGuess(ALICE)).hasValue(2);
    }
}
