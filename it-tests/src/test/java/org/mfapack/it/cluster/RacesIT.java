package org.mfapack.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.RawLogin.Answer;

@DisplayName("X1: parallel requests at both nodes")
class RacesIT extends AliceRoams {

    private static final int PARALLEL = 50;

    private List<RawLogin> logins(int count) {
        return Stream.generate(this::opened).limit(count).toList();
    }

    private boolean works(String recoveryCode) {
        RawLogin login = opened();
        return login.last().body().contains("data-channel=\"recovery\"") && isLoggedIn(login.code(recoveryCode));
    }

    @RepeatedTest(5)
    @DisplayName("R2: one recovery code gives one success")
    void givenOneRecoveryCode_whenPostedToBothNodesAtOnce_thenOneSuccess() {
        List<String> codes = recoveryCodes();
        List<RawLogin> logins = logins(4);

        List<Answer> answers = atOnce(4, logins::get, i -> codes.get(3));

        assertThat(answers).filteredOn(AliceRoams::isLoggedIn).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(realm.mfaEvents("recovery", ALICE)).hasSize(1);
        assertThat(works(codes.get(3))).isFalse();
        assertThat(works(codes.get(3))).isFalse();
        assertThat(works(codes.get(4))).isTrue();
    }

    @RepeatedTest(3)
    @DisplayName("R2: different recovery codes all count, and none comes back on the other node")
    void givenDifferentRecoveryCodes_whenPostedToBothNodesAtOnce_thenEachWorksOnce() {
        List<String> codes = recoveryCodes();
        List<RawLogin> logins = logins(4);

        List<Answer> answers = atOnce(4, logins::get, codes::get);

        assertThat(answers).allMatch(AliceRoams::isLoggedIn);
        assertThat(realm.mfaEvents("recovery", ALICE))
                .extracting(event -> event.getDetails().get("mfa_remaining"))
                .containsExactlyInAnyOrder("9", "8", "7", "6");
        assertThat(codes.subList(0, 4)).noneMatch(this::works);
    }

    @RepeatedTest(5)
    @DisplayName("C5: one e-mail code gives one success")
    void givenOneEmailCode_whenPostedToBothNodesAtOnce_thenOneSuccess() {
        codesByEmail();
        RawLogin login = opened();
        String code = mailed(1);

        List<Answer> answers = atOnce(PARALLEL, i -> login, i -> code);

        assertThat(answers).filteredOn(AliceRoams::isLoggedIn).hasSize(1);
        assertThat(realm.events("LOGIN")).hasSize(1);
        assertThat(realm.mfaEvents("verify", ALICE)).hasSize(1);
    }

    @Test
    @DisplayName("C6: no more guesses are compared than a code allows")
    void givenThreeAttempts_whenFiftyGuessesAtBothNodes_thenNoMoreThanThreeCompared() {
        codesByEmail("mfa-code-attempts", "3");
        RawLogin login = opened();
        String page = login.last().action().replaceFirst("session_code=[^&]*&", "");
        String code = mailed(1);

        // Keycloak itself lets few of them through: a session code works once.
        for (int round = 0; round < 4; round++) {
            atOnce(PARALLEL, i -> login, i -> WRONG);
            login.get(page);
        }
        login.code(code);

        assertThat(refusals("wrong_code")).hasSize(3);
        assertThat(refusals("attempts_used_up")).isNotEmpty();
        assertThat(realm.events("LOGIN")).isEmpty();
    }

    @RepeatedTest(3)
    @DisplayName("C6, C7: fifty logins that guess at once make no more guesses than the account bears")
    void givenFiftyLogins_whenAllGuessAtBothNodes_thenNoMoreThanFiveCompared() {
        codesByEmail();
        List<RawLogin> logins = logins(PARALLEL);

        List<Answer> answers = atOnce(PARALLEL, logins::get, i -> WRONG);

        assertThat(answers).noneMatch(AliceRoams::isLoggedIn);
        assertThat(refusals("wrong_code")).hasSize(5);
        assertThat(refusals("blocked")).hasSize(PARALLEL - 5);
    }
}
