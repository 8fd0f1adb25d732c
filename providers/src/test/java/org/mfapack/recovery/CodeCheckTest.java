package org.mfapack.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.store.FakeSingleUseStore;
import org.mfapack.throttle.Account;

@DisplayName("R2, R7, DM7: entering a recovery code")
class CodeCheckTest {

    private static final int LENGTH = RecoverySettings.MIN_LENGTH;
    private static final String WRONG = "0000-0000-00000";

    private long now = 1_000_000;
    private final CountingHashing hashing = new CountingHashing();
    private final CodeSet.Drawn drawn = CodeSet.draw(new SecureRandom(), hashing, 10, LENGTH);
    private final Set<String> struck = ConcurrentHashMap.newKeySet();
    private final CodeCheck check = new CodeCheck(
            new FakeSingleUseStore(() -> now),
            hashing,
            this::strike,
            () -> now,
            new Account("realm", "user", "mfa-recovery-codes"));

    /** What a node sees whose cache knows nothing of later changes: all ten codes, for ever. */
    private final RecoveryCodesCredentialModel stale = stale();

    private RecoveryCodesCredentialModel stale() {
        RecoveryCodesCredentialModel model = RecoveryCodesCredentialModel.create(drawn.set(), LENGTH, "label");
        model.setId("credential");
        return model;
    }

    private OptionalInt strike(String credentialId, String codeId) {
        assertThat(credentialId).isEqualTo("credential");
        return struck.add(codeId) ? OptionalInt.of(10 - struck.size()) : OptionalInt.empty();
    }

    private String code(int number) {
        return drawn.codes().get(number).shown();
    }

    @Test
    void givenTenCodes_whenUsedInAnyOrder_thenEachWorksOnceAndTheRestIsCounted() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
        Collections.shuffle(order);

        for (int i = 0; i < 10; i++) {
            assertThat(check.enter(stale, code(order.get(i)))).isEqualTo(new Outcome.Accepted(9 - i));
            assertThat(check.enter(stale, code(order.get(i)))).isInstanceOf(Outcome.Used.class);
        }
    }

    @Test
    @DisplayName("R2: a node with an old cache does not take a used code, not even when its credential is gone")
    void givenCodeNotInTheDatabase_whenEnteredOnANodeThatStillShowsIt_thenRefused() {
        struck.add(drawn.set().codes().get(4).id());

        assertThat(check.enter(stale, code(4))).isInstanceOf(Outcome.Used.class);
    }

    @Test
    @DisplayName("R2: the claim alone keeps a code used that a lost update has brought back")
    void givenUpdateLost_whenEnteredAgainWeeksLater_thenRefused() {
        check.enter(stale, code(4));
        struck.clear();
        now += CodeCheck.CLAIM_SECONDS - 1;

        assertThat(check.enter(stale, code(4))).isInstanceOf(Outcome.Used.class);
    }

    @Test
    void givenOneCode_whenEnteredBySeveralAtOnce_thenOneIsAccepted() {
        List<Outcome> outcomes = IntStream.range(0, 5)
                .parallel()
                .mapToObj(i -> check.enter(stale, code(3)))
                .toList();

        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void givenNothingEntered_whenChecked_thenNotCounted(String nothing) {
        for (int i = 0; i < 10; i++) {
            assertThat(check.enter(stale, nothing)).isInstanceOf(Outcome.Missing.class);
        }
        assertThat(check.enter(stale, code(0))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    @DisplayName("R7, C7: five wrong codes block; while blocked nothing is compared")
    void givenFiveWrong_whenTheRightOneIsEntered_thenBlockedUntilTimeHasPassed() {
        for (int i = 0; i < 4; i++) {
            assertThat(check.enter(stale, WRONG)).isInstanceOfSatisfying(Outcome.Wrong.class, wrong -> assertThat(
                            wrong.failure().blockedUntil())
                    .isEmpty());
        }
        assertThat(check.enter(stale, WRONG)).isInstanceOfSatisfying(Outcome.Wrong.class, wrong -> assertThat(
                        wrong.failure().blockedUntil())
                .hasValue(now + 300));
        int compared = hashing.compared();

        assertThat(check.enter(stale, code(0))).isEqualTo(new Outcome.Blocked(now + 300));
        assertThat(hashing.compared()).isEqualTo(compared);
        now += 300;
        assertThat(check.enter(stale, code(0))).isEqualTo(new Outcome.Accepted(9));
    }

    @Test
    @DisplayName("R7, C7: a used code is no guess, a success forgets the wrong ones")
    void givenFourWrong_whenUsedAndRightCodeEntered_thenFourMoreDoNotBlock() {
        check.enter(stale, code(0));
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(check.enter(stale, WRONG)).isInstanceOf(Outcome.Wrong.class);
            }
            assertThat(check.enter(stale, code(0))).isInstanceOf(Outcome.Used.class);
            assertThat(check.enter(stale, code(round))).isInstanceOf(Outcome.Accepted.class);
        }
    }
}
