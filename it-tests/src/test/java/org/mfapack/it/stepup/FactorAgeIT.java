package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("B4 CU5 CU7 CU8 Each factor has an age of its own, and the application may want it younger")
class FactorAgeIT extends AliceStepsUp {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** @param max seconds; 0 is as long as the session */
    private static Step olderThan(long max, String factors) {
        Step age = Step.required("mfa-condition-factor-age");
        Step about = factors.isEmpty() ? age : age.with("mfa-factor-age-factors", factors);
        return max == 0 ? about : about.with("mfa-factor-age-max", Long.toString(max));
    }

    private void lifetimes(long password, long secondFactor) {
        realm.flow("mfa")
                .step(signIn(passwordForm()))
                .step(Step.conditional(
                        "password again", olderThan(password, "password"), Step.required("auth-password-form")))
                .step(Step.conditional(
                        "second factor again",
                        olderThan(secondFactor, ""),
                        Step.all("choice", Step.alternative("mfa-sms-code"), Step.alternative("auth-otp-form"))));
        alice().phone(phone()).totp(APP);
        realm.create();
    }

    private Tokens signInWithBoth() {
        assertThat(asked()).containsExactly(PASSWORD, SMS);
        return tokens();
    }

    @Test
    @DisplayName("S5 a user name is no password, whatever Keycloak notes of its form")
    void givenUserNameOnly_whenPasswordIsToBeFresh_thenAsked() {
        realm.flow("mfa")
                .step(signIn(Step.required("auth-username-form")))
                .step(Step.conditional(
                        "password again", olderThan(0, "password"), Step.required("auth-password-form")));
        alice();
        realm.create();

        authorize();
        browser.post(browser.page().getForms().get(0).getActionAttribute(), Map.of("username", "alice"));

        assertThat(shown()).isEqualTo(PASSWORD);
    }

    @Nested
    @DisplayName("CU5 the operator's lifetimes")
    class Lifetimes {

        private Tokens first;

        @BeforeEach
        void passwordForTwoMinutesAndSmsForTen() {
            lifetimes(120, 600);
            first = signInWithBoth();
        }

        @Test
        void givenBothAlive_whenAsked_thenNothing() {
            passes(SECOND.multipliedBy(100));

            assertThat(asked()).isEmpty();
            Tokens again = tokens();
            assertThat(again.sessionId()).isEqualTo(first.sessionId());
            assertThat(authTime(again)).isEqualTo(authTime(first));
        }

        @Test
        void givenPasswordExpired_whenAsked_thenOnlyThePassword() {
            passes(SECOND.multipliedBy(200));

            assertThat(asked()).containsExactly(PASSWORD);
            Tokens again = tokens();
            assertThat(again.sessionId()).isEqualTo(first.sessionId());
            assertThat(authTime(again)).isGreaterThanOrEqualTo(authTime(first) + 200);
            assertThat(asked()).isEmpty();
        }

        @Test
        void givenSmsExpired_whenAsked_thenOnlyTheSms() {
            passes(SECOND.multipliedBy(540));
            assertThat(asked()).containsExactly(PASSWORD);
            passes(SECOND.multipliedBy(61));

            assertThat(asked()).containsExactly(SMS);
            assertThat(tokens().sessionId()).isEqualTo(first.sessionId());
            assertThat(asked()).isEmpty();
        }

        @Test
        void givenBothExpired_whenAsked_thenBoth() {
            passes(SECOND.multipliedBy(700));

            assertThat(asked()).containsExactly(PASSWORD, SMS);
        }

        @Test
        @DisplayName("CU8 C13 nothing is shown or sent to a passive request")
        void givenSmsExpired_whenPassive_thenRefusedAndNoMessage() {
            passes(SECOND.multipliedBy(540));
            assertThat(asked()).containsExactly(PASSWORD);
            passes(SECOND.multipliedBy(61));

            authorize("prompt", "none");

            assertRefused();
            assertThat(asked()).containsExactly(SMS);
            assertThat(texts()).hasSize(2);
        }

        @Test
        void givenPasswordExpired_whenPassive_thenRefused() {
            passes(SECOND.multipliedBy(200));

            authorize("prompt", "none");

            assertRefused();
        }

        @Test
        @DisplayName("K5 the event tells why")
        void givenPasswordExpired_whenAsked_thenTheEventTellsTheAge() {
            passes(SECOND.multipliedBy(200));
            asked();

            assertThat(realm.events("LOGIN"))
                    .last()
                    .extracting(event -> event.getDetails().get("mfa_conditions"))
                    .asString()
                    .containsPattern("factor-age=met\\(2\\d\\d")
                    .containsPattern("factor-age=unmet\\(2\\d\\d");
        }
    }

    @Nested
    @DisplayName("CU7 max_age asks for the factors that are older, and only those")
    class MaxAge {

        @Test
        void givenPasswordTenAndSmsSixtySecondsOld_whenMaxAgeThirty_thenOnlyTheSms() {
            lifetimes(40, 0);
            signInWithBoth();
            passes(SECOND.multipliedBy(50));
            assertThat(asked()).containsExactly(PASSWORD);
            passes(SECOND.multipliedBy(10));

            assertThat(asked("max_age", "30")).containsExactly(SMS);
            assertThat(authTime(tokens())).isGreaterThanOrEqualTo(now() - 30);
        }

        @Test
        void givenSmsTenAndPasswordSixtySecondsOld_whenMaxAgeThirty_thenOnlyThePassword() {
            lifetimes(0, 40);
            signInWithBoth();
            passes(SECOND.multipliedBy(50));
            assertThat(asked()).containsExactly(SMS);
            passes(SECOND.multipliedBy(10));

            assertThat(asked("max_age", "30")).containsExactly(PASSWORD);
            assertThat(authTime(tokens())).isGreaterThanOrEqualTo(now() - 30);
        }

        @Test
        void givenBothSixtySecondsOld_whenMaxAgeThirty_thenBoth() {
            lifetimes(0, 0);
            Tokens first = signInWithBoth();
            passes(SECOND.multipliedBy(60));

            assertThat(asked("max_age", "30")).containsExactly(PASSWORD, SMS);
            Tokens again = tokens();
            assertThat(authTime(again)).isGreaterThanOrEqualTo(now() - 30);
            assertThat(again.sessionId()).isEqualTo(first.sessionId());
        }

        @Test
        void givenBothYoung_whenMaxAgeThirty_thenNothing() {
            lifetimes(0, 0);
            signInWithBoth();
            passes(SECOND.multipliedBy(10));

            assertThat(asked("max_age", "30")).isEmpty();
            assertThat(authTime(tokens())).isGreaterThanOrEqualTo(now() - 30);
        }

        @Test
        void givenBothYoung_whenMaxAgeZero_thenBoth() {
            lifetimes(0, 0);
            signInWithBoth();
            passes(SECOND.multipliedBy(2));

            assertThat(asked("max_age", "0")).containsExactly(PASSWORD, SMS);
        }

        @Test
        void givenSlowUser_whenOlderThanMaxAgeBeforeTheEnd_thenNothingTwice() {
            lifetimes(0, 0);
            signInWithBoth();
            passes(SECOND.multipliedBy(60));

            authorize("max_age", "30");
            assertThat(answer()).isEqualTo(PASSWORD);
            passes(SECOND.multipliedBy(45));

            assertThat(answerAll()).containsExactly(SMS);
        }
    }

    @Nested
    @DisplayName("CU8 prompt=login disregards what the session has")
    class PromptLogin {

        @Test
        void givenBothYoung_whenPromptLogin_thenBoth() {
            lifetimes(0, 0);
            Tokens first = signInWithBoth();

            assertThat(asked("prompt", "login")).containsExactly(PASSWORD, SMS);
            assertThat(tokens().sessionId()).isEqualTo(first.sessionId());
        }

        @Test
        void givenAnotherWay_whenPromptLogin_thenAnyOneSecondFactorWillDo() {
            lifetimes(0, 0);
            signInWithBoth();

            authorize("prompt", "login");
            assertThat(answer()).isEqualTo(PASSWORD);
            browser.codePage().tryAnotherWay().choose("Authenticator Application");
            assertThat(answerAll()).isEqualTo(List.of(TOTP));
            assertThat(asked()).isEmpty();
        }

        @Test
        void givenNoSession_whenPassive_thenLoginRequired() {
            lifetimes(0, 0);

            authorize("prompt", "none");

            assertRefused();
            assertThat(texts()).isEmpty();
        }
    }
}
