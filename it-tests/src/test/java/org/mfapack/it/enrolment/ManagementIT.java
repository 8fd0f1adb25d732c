package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.Totp;

@DisplayName("E1 E6 Looking after one's account, by kc_action")
class ManagementIT extends NewcomerSignsIn {

    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private Browser open() {
        return browser.authorize(realm, Map.of("kc_action", ACTION));
    }

    private void cancelled() {
        assertThat(browser.returned("kc_action_status")).contains("cancelled");
        assertLoggedIn();
    }

    @Test
    @DisplayName("E1 without a demand the page can be left")
    void givenNoFactor_whenCancelled_thenBackAtTheApplicationAndNothingStored() {
        realm.flow("mfa").cookie().password();
        alice();
        realm.create();
        open().loginPage().signIn("alice", "wonderland");

        assertThat(choice().offersSkip()).isFalse();
        choice().cancel();

        cancelled();
        assertThat(realm.credentials("alice").findValuesAsText("type")).containsExactly("password");
    }

    @Test
    @DisplayName("E1 cancelling a set-up leads back to the page, cancelling the page to the application")
    void givenSetUpUnderWay_whenCancelledTwice_thenBackAtTheApplication() {
        realm.flow("mfa").cookie().password();
        alice();
        realm.create();
        open().loginPage().signIn("alice", "wonderland");

        choice().choose(APP).on(SetUpTotpPage::new).cancel();
        choice().choose(SMS).setUpAddressPage().cancel();
        choice().cancel();

        cancelled();
        assertThat(factorsOfAlice()).isEmpty();
        assertThat(browser.authorize(realm, Map.of()).isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("E1 another factor beside the first")
    void givenWeakFactor_whenAnotherIsSetUp_thenSuccess() {
        realm.flow("mfa").cookie().password();
        alice().phone(phone());
        realm.create();
        open().loginPage().signIn("alice", "wonderland");
        assertThat(choice().enrolled()).containsExactly(SMS);
        assertThat(choice().has("#mfa-only-restricted"))
                .as("DF10 an unrestricted one is recommended")
                .isTrue();

        choice().choose(APP).on(SetUpTotpPage::new).confirm();

        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(factorsOfAlice()).containsExactly("mfa-sms", "otp");
    }

    @Test
    @DisplayName("E2 a demand cannot be left by asking for the page oneself")
    void givenMandatory_whenAskedForByApplication_thenNoCancel() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();

        open().loginPage().signIn("alice", "wonderland");

        assertThat(choice().has("[name='cancel-aia']")).isFalse();
        browser.post(choice().action(), Map.of("cancel-aia", "true"));
        choice();
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("E2 a demand cannot be left by asking for another set-up and cancelling it")
    void givenMandatory_whenAnotherSetUpIsAskedForAndCancelled_thenStillAsked() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        browser.authorize(realm, Map.of("kc_action", "CONFIGURE_TOTP"))
                .loginPage()
                .signIn("alice", "wonderland");

        choice().choose(SMS).setUpAddressPage().cancel();
        choice();

        assertNotLoggedIn();
    }

    @Test
    @DisplayName("CU12 S2 to look after the account needs a factor: a password session is not enough")
    void givenPasswordSession_whenPageIsOpened_thenTheFactorIsAskedFirst() {
        realm.flow("mfa")
                .cookie()
                .form(Step.level(1, Duration.ofHours(10), Step.required("auth-username-password-form")))
                .form(Step.level(2, Duration.ofHours(10), Step.required("auth-otp-form")));
        alice().totp(TOTP);
        realm.create();
        signIn();
        assertThat(browser.tokens().acr()).isEqualTo("1");

        open().totpPage().enter(realm.code(TOTP));

        assertThat(choice().enrolled()).containsExactly(APP);
    }
}
