package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Step;

@DisplayName("E3, E4, F2 A verified e-mail protects an account where logins ask for codes by e-mail, and nowhere else")
class VerifiedNewcomerIT extends NewcomerSignsIn {

    private void aliceIsVerified() {
        alice().verifiedEmail("alice@" + realm.name() + ".example");
        realm.create();
    }

    private void assertHeldUpUntilAnAppIsSetUp() {
        signIn();
        forgeSkip();
        assertThat(choice().enrolled()).isEmpty();
        assertNotLoggedIn();
        choice().choose(APP).on(SetUpTotpPage::new).confirm();
        assertLoggedIn();
    }

    @Test
    @DisplayName("E3, DM2 b) no token before a factor is enrolled that the flow can ask for")
    void givenFlowWithoutCodesByEmail_whenEnforced_thenAnotherFactorIsSetUp() {
        enforced("mfa-snooze-max", "0");
        aliceIsVerified();

        assertHeldUpUntilAnAppIsSetUp();
    }

    @Test
    @DisplayName("E3 a code for a forgotten password is none at login")
    void givenCodesByEmailForForgottenPasswordsOnly_whenEnforced_thenAnotherFactorIsSetUp() {
        enforced("mfa-snooze-max", "0");
        realm.flow("reset by code")
                .forResetCredentials()
                .form(Step.required("reset-credentials-choose-user"))
                .form(Step.required("mfa-email-code"))
                .form(Step.required("reset-password"));
        aliceIsVerified();

        assertHeldUpUntilAnAppIsSetUp();
    }

    @Test
    @DisplayName("E4 the last factor stays, although the e-mail is verified")
    void givenAppSetUp_whenItIsToBeRemoved_thenItStays() {
        enforced("mfa-snooze-max", "0");
        aliceIsVerified();
        assertHeldUpUntilAnAppIsSetUp();
        String app = StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("otp"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        browser.authorize(realm, Map.of("kc_action", "delete_credential:" + app));

        assertThat(browser.returned("kc_action_status")).contains("error");
        assertThat(factorsOfAlice()).containsExactly("otp");
    }

    @Test
    @DisplayName("F2 where they are asked for, nothing more is demanded")
    void givenFlowWithCodesByEmail_whenEnforced_thenTheCodeIsAsked() {
        realm.flow("mfa")
                .cookie()
                .password()
                .form(Step.conditional(
                        "factors", Step.required("conditional-user-configured"), Step.alternative("mfa-email-code")))
                .form(enforce("mfa-snooze-max", "0"));
        aliceIsVerified();

        assertThat(signIn().codePage().text()).contains("••");
    }
}
