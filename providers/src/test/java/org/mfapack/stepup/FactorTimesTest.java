package org.mfapack.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

@DisplayName("B4 S3 when each factor of a session was last used")
class FactorTimesTest {

    private final FakeLogin login = new FakeLogin();

    private static Instant second(long time) {
        return Instant.ofEpochSecond(time);
    }

    private Map<String, Instant> settled() {
        FactorTimes.settle(login.login(), login.session());
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
        void givenAuthenticatorOfOthersThatNamesItsFactor_whenSettled_thenThatCounts() {
            login.succeeded("acme-password", 100).naming("password");

            assertThat(settled()).isEqualTo(Map.of("password", second(100)));
        }

        @Test
        void givenDirectGrantAndBasicAuthentication_whenSettled_thenThePasswordCounts() {
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
