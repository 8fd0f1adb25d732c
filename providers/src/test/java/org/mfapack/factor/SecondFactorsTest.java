package org.mfapack.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorsTest {

    private static final String ALICE = "alice@example.org";

    private static Fakes alice() {
        return new Fakes(null).with("password", null, "{}");
    }

    private static String mail(String address) {
        return "{\"address\":\"" + address + "\"}";
    }

    @Nested
    @DisplayName("E6 the preferred factor")
    class Preferred {

        @Test
        void givenTwoFactors_whenTheSecondIsPreferred_thenItsCredentialIsFirst() {
            Fakes alice = alice().with("otp", "app", "{}").with("webauthn", "key", "{}");

            assertThat(alice.factors().preferred()).contains(SecondFactor.TOTP);
            assertThat(alice.factors().prefer(SecondFactor.PASSKEY)).isTrue();

            assertThat(alice.types()).containsExactly("webauthn", "password", "otp");
            assertThat(alice.factors().preferred()).contains(SecondFactor.PASSKEY);
        }

        @Test
        void givenVerifiedEmail_whenPreferred_thenItIsStoredAndFirst() {
            Fakes alice = new Fakes(ALICE).with("password", null, "{}").with("otp", "app", "{}");

            assertThat(alice.factors().prefer(SecondFactor.EMAIL)).isTrue();

            assertThat(alice.types()).containsExactly("mfa-email", "password", "otp");
            assertThat(alice.credentials.get(0).getCredentialData()).contains(ALICE);
            assertThat(alice.credentials.get(0).getUserLabel()).doesNotContain(ALICE);
        }

        @Test
        void givenStoredEmail_whenPreferred_thenNoneIsAdded() {
            Fakes alice = new Fakes(ALICE).with("otp", "app", "{}").with("mfa-email", "mine", mail(ALICE));

            assertThat(alice.factors().prefer(SecondFactor.EMAIL)).isTrue();

            assertThat(alice.types()).containsExactly("mfa-email", "otp");
        }

        @ParameterizedTest
        @CsvSource({"TOTP", "SMS", "EMAIL", "PASSKEY", "RECOVERY_CODES"})
        void givenFactorThatIsNotThere_whenPreferred_thenNothingHappens(SecondFactor factor) {
            Fakes alice = alice();

            assertThat(alice.factors().prefer(factor)).isFalse();

            assertThat(alice.types()).containsExactly("password");
        }

        @Test
        void givenRecoveryCodesFirst_whenAsked_thenTheyAreNotPreferred() {
            Fakes alice = alice().with("recovery-authn-codes", "codes", "{}").with("otp", "app", "{}");

            assertThat(alice.factors().preferred()).contains(SecondFactor.TOTP);
        }

        @Test
        void givenVerifiedEmailOnly_whenAsked_thenItIsThePreferredOne() {
            assertThat(new Fakes(ALICE).factors().preferred()).contains(SecondFactor.EMAIL);
        }
    }

    @Nested
    @DisplayName("F5 which one of its kind a factor is")
    class Hint {

        @Test
        void givenLabels_whenAsked_thenTheyAreListedAndAddressesMasked() {
            Fakes alice = alice().with("otp", "Phone", "{}")
                    .with("otp", " ", "{}")
                    .with("otp", "Tablet", "{}")
                    .with("mfa-email", "Work", mail(ALICE))
                    .with("recovery-authn-codes", "Recovery codes", "{}");

            assertThat(alice.factors().hint(SecondFactor.TOTP)).isEqualTo("Phone, Tablet");
            assertThat(alice.factors().hint(SecondFactor.EMAIL)).contains("@").doesNotContain(ALICE);
            assertThat(alice.factors().hint(SecondFactor.BUILT_IN_RECOVERY_CODES))
                    .isEmpty();
            assertThat(alice.factors().hint(SecondFactor.PASSKEY)).isEmpty();
        }
    }

    @Nested
    @DisplayName("F5 own and built-in factors in one registry")
    class Registry {

        @Test
        void givenEachKind_whenAsked_thenTheEnrolledAreKnownStrongestFirst() {
            Fakes alice = new Fakes(ALICE)
                    .with("recovery-authn-codes", "codes", "{}")
                    .with("otp", "app", "{}")
                    .with("webauthn", "key", "{}");

            assertThat(alice.factors().enrolled())
                    .containsExactly(
                            SecondFactor.PASSKEY,
                            SecondFactor.TOTP,
                            SecondFactor.EMAIL,
                            SecondFactor.BUILT_IN_RECOVERY_CODES);
            assertThat(alice.factors().isStored(SecondFactor.EMAIL)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "PASSKEY, true",
            "PASSWORDLESS_PASSKEY, true",
            "TOTP, true",
            "SMS, false",
            "EMAIL, false",
            "RECOVERY_CODES, false",
            "BUILT_IN_RECOVERY_CODES, true"
        })
        void givenFactor_whenAsked_thenItIsKnownWhoseItIs(SecondFactor factor, boolean builtIn) {
            assertThat(factor.isBuiltIn()).isEqualTo(builtIn);
        }
    }
}
