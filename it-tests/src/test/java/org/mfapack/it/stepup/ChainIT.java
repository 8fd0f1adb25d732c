package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;

@DisplayName("S4 CU3 CU4 Chains of three factors, and a choice within a chain")
class ChainIT extends AliceStepsUp {

    private final Step choice = Step.all(
            "choice",
            Step.alternative("auth-otp-form"),
            Step.alternative("mfa-sms-code"),
            Step.alternative("mfa-email-code"));

    @Test
    void givenChainOfThree_whenTheLastIsRequested_thenInOrderAndItsAcr() {
        Levels.chain(realm, passwordForm(), Step.required("mfa-sms-code"), Step.required("auth-otp-form"));
        alice().phone(phone()).totp(APP);
        realm.create();

        assertThat(asked("acr_values", "three")).containsExactly(PASSWORD, SMS, TOTP);
        assertAcr("three");
    }

    @Test
    void givenTwoOfThreeDone_whenTheLastIsRequested_thenOnlyThat() {
        Levels.chain(realm, passwordForm(), Step.required("mfa-sms-code"), Step.required("auth-otp-form"));
        alice().phone(phone()).totp(APP);
        realm.create();
        assertThat(asked("acr_values", "mfa")).containsExactly(PASSWORD, SMS);
        assertAcr("mfa");

        assertThat(asked("acr_values", "three")).containsExactly(TOTP);
        assertAcr("three");
    }

    @Test
    @DisplayName("CU4 a group in the chain: what is not enrolled is hidden, any one will do, the choice can be changed")
    void givenGroupInTheChain_whenRequested_thenAnyEnrolledOneOfTheUsersChoice() {
        Levels.chain(realm, passwordForm(), choice, Step.required("mfa-email-code"));
        alice().phone(phone()).totp(APP).emailFactor(address());
        realm.create();

        authorize("acr_values", "three");
        assertThat(answer()).isEqualTo(PASSWORD);
        assertThat(shown()).isEqualTo(SMS);
        browser.codePage().tryAnotherWay().choose("Authenticator Application");
        assertThat(shown()).isEqualTo(TOTP);
        browser.totpPage().tryAnotherWay().choose("SMS");
        assertThat(answer()).isEqualTo(SMS);
        assertThat(answerAll()).containsExactly(EMAIL);
        assertAcr("three");
    }

    @Test
    void givenFactorsNotEnrolled_whenChoosing_thenHidden() {
        Levels.chain(realm, passwordForm(), choice, Step.required("mfa-sms-code"));
        alice().phone(phone()).totp(APP);
        realm.create();

        authorize("acr_values", "mfa");
        answer();
        assertThat(browser.codePage().tryAnotherWay().entries()).hasSize(2).noneMatch(entry -> entry.contains("mail"));
        assertThat(browser.selectAuthenticatorPage()
                        .choose("Authenticator Application")
                        .isAtApplication())
                .isFalse();
        assertThat(answerAll()).containsExactly(TOTP);
        assertAcr("mfa");
    }
}
