package org.mfapack.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.mfapack.factor.AccountLock;

@DisplayName("B4 S3 when each factor of a session was last used")
class FactorTimesTest {

    private final FakeLogin login = new FakeLogin();

    private static Instant second(long time) {
        return Instant.ofEpochSecond(time);
    }

    private Map<String, Instant> settled() {
        FactorTimes.settle(login.login(), login.session(), Map.of());
        return FactorTimes.of(login.session()).all();
    }

    @Nested
    class OfOneLogin {

        @Test
        void givenPasswordAndTotp_whenSettled_thenBothWithTheirTimes() {
            login.succeeded("auth-username-password-form", 100).naming("password");
            login.succeeded("auth-otp-form", 160).naming("otp");

            assertThat(settled()).isEqualTo(Map.of("password", second(100), "otp", second(160)));
        }

        @Test
        void givenPasskeyInThePasswordForm_whenSettled_thenThePasskeyAndNoPassword() {
            login.succeeded("auth-username-password-form", 100).naming("webauthn-passwordless");

            assertThat(settled()).isEqualTo(Map.of("webauthn-passwordless", second(100)));
        }

        @Test
        void givenSecondFactorSkippedFailedOrToBeSetUp_whenSettled_thenItDoesNotCount() {
            login.succeeded("auth-username-password-form", 100).naming("password");
            login.passed("auth-otp-form", ExecutionStatus.ATTEMPTED)
                    .passed("mfa-sms-code", ExecutionStatus.SETUP_REQUIRED)
                    .passed("mfa-email-code", ExecutionStatus.FAILED);

            assertThat(settled()).containsOnlyKeys("password");
        }

        @Test
        void givenConditionalOtpThatDidNotAsk_whenSettled_thenItDoesNotCount() {
            login.succeeded("auth-username-password-form", 100).naming("password");
            login.succeeded("auth-conditional-otp-form", 101);

            assertThat(settled()).containsOnlyKeys("password");
        }

        @Test
        void givenPasswordReset_whenSettled_thenTheNewPasswordWasNotUsed() {
            login.succeeded("reset-credential-email", 100)
                    .succeeded("reset-password", 100)
                    .naming("password");

            assertThat(settled()).isEmpty();
        }

        @Test
        void givenUserNameOnly_whenSettled_thenNoPassword() {
            login.succeeded("auth-username-form", 100).naming("password");
            login.succeeded("auth-otp-form", 110).naming("otp");

            assertThat(settled()).containsOnlyKeys("otp");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "password password, password",
            "password, password",
            "password webauthn-passwordless, webauthn-passwordless",
            "webauthn-passwordless, webauthn-passwordless",
        })
        void givenUserNameAndThenPasswordForm_whenSettled_thenWhatWasReallyUsed(String named, String used) {
            login.succeeded("auth-username-form", 100).succeeded("auth-password-form", 110);
            for (String type : named.split(" ", -1)) {
                login.naming(type);
            }

            assertThat(settled()).isEqualTo(Map.of(used, second(110)));
        }

        @Test
        void givenPasswordFormAndThenAPasskeyOfItsOwn_whenSettled_thenBoth() {
            login.succeeded("auth-username-form", 100).succeeded("auth-password-form", 110);
            login.naming("password").succeeded("webauthn-authenticator-passwordless", 120);
            login.naming("webauthn-passwordless");

            assertThat(settled()).containsOnlyKeys("password", "webauthn-passwordless");
        }

        @Test
        void givenCodeThatStandsForATotpInKeycloaksCounters_whenSettled_thenNoTotp() {
            login.succeeded("auth-username-password-form", 100).naming("password");
            login.succeeded("mfa-sms-code", 110).naming("mfa-sms");
            AccountLock.clearAfter(login.login(), "mfa-sms");

            assertThat(settled()).containsOnlyKeys("password", "mfa-sms");
        }

        @Test
        void givenAuthenticatorOfOthersThatNamesItsFactor_whenSettled_thenThatCounts() {
            login.succeeded("acme-password", 100).naming("password");

            assertThat(settled()).isEqualTo(Map.of("password", second(100)));
        }

        @Test
        void givenBasicAuthenticationThatNamesNothing_whenSettled_thenThePasswordCounts() {
            login.succeeded("http-basic-authenticator", 100);

            assertThat(settled()).isEqualTo(Map.of("password", second(100)));
        }
    }

    @Nested
    class OfASession {

        @Test
        void givenFactorUsedAgain_whenSettled_thenTheNewerTimeWins() {
            login.sessionNotes.put(FactorTimes.NOTE, "{\"otp\":{\"at\":50},\"password\":{\"at\":40}}");
            login.succeeded("auth-otp-form", 160).naming("otp");

            assertThat(settled()).isEqualTo(Map.of("password", second(40), "otp", second(160)));
        }

        @Test
        void givenCookieOnly_whenSettled_thenNothingChanges() {
            login.sessionNotes.put(FactorTimes.NOTE, "{\"otp\":{\"at\":50}}");
            login.succeeded("auth-cookie", 160);

            assertThat(settled()).isEqualTo(Map.of("otp", second(50)));
        }

        @Test
        void givenSettledTwice_thenTheSame() {
            login.succeeded("auth-otp-form", 160).naming("otp");

            assertThat(settled()).isEqualTo(settled());
        }

        @Test
        void givenNoteThatCannotBeRead_whenSettled_thenItCountsAsNone() {
            login.sessionNotes.put(FactorTimes.NOTE, "[]");
            login.succeeded("auth-otp-form", 160).naming("otp");

            assertThat(settled()).containsOnlyKeys("otp");
        }
    }

    @Nested
    @DisplayName("B1 S3 remembered")
    class Remembered {

        @Test
        void givenRememberedFactor_whenSettled_thenItIsNoUseOfThisSessionButHoldsUntilItExpires() {
            FactorTimes.remember(login.login(), "otp", second(10), second(500));

            assertThat(settled()).isEmpty();
            FactorUse use = FactorTimes.of(login.session()).uses().get("otp");
            assertThat(use.at()).isEqualTo(second(10));
            assertThat(use.holds(second(499))).isTrue();
            assertThat(use.holds(second(500))).isFalse();
        }

        @Test
        void givenRememberedAndThenReallyUsed_whenSettled_thenTheRealUseCounts() {
            login.succeeded("auth-otp-form", 160).naming("otp");
            FactorTimes.remember(login.login(), "otp", second(170), second(500));

            assertThat(settled()).isEqualTo(Map.of("otp", second(160)));
        }
    }
}
