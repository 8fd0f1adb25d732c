package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.WRONG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.RawLogin.Answer;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C5, C6: codes under parallel requests")
class CodeRaceIT {

    private static final int PARALLEL = 50;

    @Nested
    @DisplayName("C5: accepted once")
    class AcceptedOnce {

        @RepeatedTest(5)
        void givenRightCode_whenPostedManyTimesAtOnce_thenExactlyOneSuccess(TestRealm draft, MailBox mail) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            RawLogin login = codes.openRaw(ALICE);
            String code = codes.inbox(ALICE).await();

            List<Answer> answers = atOnce(copies(login).map(action -> login.postAsync(action, Map.of("code", code))));

            assertThat(answers).filteredOn(CodeRaceIT::isLoggedIn).hasSize(1);
            assertThat(codes.realm().events("LOGIN")).hasSize(1);
            assertThat(codes.events("verify")).hasSize(1);
        }

        @Test
        void givenRightCode_whenPostedWithSeveralSessionCodes_thenExactlyOneSuccess(TestRealm draft, MailBox mail) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            RawLogin login = codes.openRaw(ALICE);
            String code = codes.inbox(ALICE).await();
            String page = CodeRealm.addressOfPage(login.last().action());
            List<String> actions = Stream.generate(() -> login.get(page).action())
                    .limit(PARALLEL)
                    .toList();

            List<Answer> answers =
                    atOnce(actions.stream().map(action -> login.postAsync(action, Map.of("code", code))));

            assertThat(answers).filteredOn(CodeRaceIT::isLoggedIn).hasSize(1);
            assertThat(codes.realm().events("LOGIN")).hasSize(1);
        }

        @Test
        void givenCodeUsed_whenPostedAgain_thenNoSecondLogin(TestRealm draft, MailBox mail) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            RawLogin login = codes.openRaw(ALICE);
            String action = login.last().action();
            String code = codes.inbox(ALICE).await();
            login.code(code);

            Answer again = login.postAsync(action, Map.of("code", code)).join();

            assertThat(isLoggedIn(login.last())).isTrue();
            assertThat(isLoggedIn(again)).isFalse();
        }
    }

    @Nested
    @DisplayName("C6: attempts")
    class Attempts {

        @Test
        void givenThreeAttempts_whenFiftyGuessesAtOnce_thenNoMoreThanThreeCompared(TestRealm draft, MailBox mail) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-code-attempts", "3");
            RawLogin login = codes.openRaw(ALICE);
            String code = codes.inbox(ALICE).await();

            String page = CodeRealm.addressOfPage(login.last().action());
            // Keycloak itself lets few of them through: a session code works once.
            for (int round = 0; round < 4; round++) {
                atOnce(copies(login).map(action -> login.postAsync(action, Map.of("code", WRONG))));
                login.get(page);
            }
            login.code(code);

            assertThat(codes.refusals("wrong_code")).hasSize(3);
            assertThat(codes.refusals("attempts_used_up")).isNotEmpty();
            assertThat(codes.realm().events("LOGIN")).isEmpty();
        }

        @Test
        void givenAttemptsUsedUp_whenNewCodeAskedFor_thenThatOneWorks(TestRealm draft, MailBox mail) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-code-attempts", "3");
            RawLogin login = codes.openRaw(ALICE);
            String dead = codes.inbox(ALICE).await();
            for (int attempt = 0; attempt < 3; attempt++) {
                login.code(WRONG);
            }
            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("exhausted");
            login.code(dead);
            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("exhausted");

            codes.clock().advance(Duration.ofSeconds(30));
            login.post(Map.of("resend", "true"));
            login.code(codes.inbox(ALICE).await(2));

            assertThat(isLoggedIn(login.last())).isTrue();
        }

        @RepeatedTest(3)
        @DisplayName("C6, C7: guesses in many logins at once are no more than the account bears")
        void givenManyLogins_whenAllGuessAtOnce_thenNoMoreThanFiveCompared(TestRealm draft, MailBox mail) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            List<RawLogin> logins =
                    IntStream.range(0, 24).mapToObj(i -> codes.openRaw(ALICE)).toList();

            List<Answer> answers = atOnce(
                    logins.stream().map(login -> login.postAsync(login.last().action(), Map.of("code", WRONG))));

            assertThat(codes.refusals("wrong_code")).hasSize(5);
            assertThat(codes.refusals("blocked")).hasSize(logins.size() - 5);
            assertThat(answers).filteredOn(CodeRaceIT::isLoggedIn).isEmpty();
        }
    }

    private static Stream<String> copies(RawLogin login) {
        return Stream.generate(login.last()::action).limit(PARALLEL);
    }

    private static List<Answer> atOnce(Stream<CompletableFuture<Answer>> requests) {
        return requests.toList().stream().map(CompletableFuture::join).toList();
    }

    private static boolean isLoggedIn(Answer answer) {
        return answer.isAtApplication() && answer.url().contains("code=");
    }
}
