package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.Step;

@DisplayName("F5 F6 The factor policy and Keycloak's own factors")
class FactorPolicyBuiltInIT extends AliceIsRegulated {

    @ParameterizedTest
    @CsvSource({
        "CONFIGURE_TOTP, otp",
        "webauthn-register, webauthn",
        "webauthn-register-passwordless, webauthn-passwordless",
        "CONFIGURE_RECOVERY_AUTHN_CODES, recovery-authn-codes"
    })
    void givenForbidden_whenAskedForByTheApplication_thenItsStatusIsError(String action, String type) {
        policies.groups(group("phones", "mfa-sms"));
        alice().group("/phones");
        realm.create();
        realm.changeRequiredAction(action, it -> it.setEnabled(true));

        signInFor(action);

        assertThat(browser.returned("kc_action_status")).contains("error");
        assertRefusedOnce(type);
    }

    @Test
    void givenAllowed_whenAskedForByTheApplication_thenItIsSetUp() {
        regulated();
        realm.create();

        signInFor("CONFIGURE_TOTP");
        Factor.AUTHENTICATOR_APP.setUp(realm, browser, codes);

        assertThat(browser.returned("kc_action_status")).contains("success");
    }

    @Test
    @DisplayName("F6 a login by a forbidden app starts over, and ends with an allowed factor")
    void givenForbiddenApp_whenItsCodeIsEntered_thenAnAllowedFactorIsAsked() {
        policies.groups(group("phones", "mfa-sms"));
        allAlternatives();
        aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).group("/phones");
        realm.create();

        signIn().totpPage().enter(realm.code(Factor.TOTP));

        assertNotLoggedIn();
        assertRefusedOnce("otp");
        Screen again = browser.loginPage();
        assertThat(again.message()).startsWith("Your account may not use the method that you signed in with.");
        browser.loginPage()
                .signIn("alice", "wonderland")
                .totpPage()
                .tryAnotherWay()
                .choose(Factor.SMS.displayName());
        Factor.SMS.enter(browser, codes.sentTo(phone()));
        assertLoggedIn();
    }

    @Test
    @DisplayName("F6 a forbidden app beside an allowed factor does no harm")
    void givenAppAndPhoneInARow_whenOnlyThePhoneIsAllowed_thenLoggedIn() {
        policies.groups(group("phones", "mfa-sms"));
        realm.flow("mfa")
                .cookie()
                .password()
                .form(Step.required("auth-otp-form"))
                .form(Step.required("mfa-sms-code"));
        aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).group("/phones");
        realm.create();

        signIn().totpPage().enter(realm.code(Factor.TOTP));
        Factor.SMS.enter(browser, codes.sentTo(phone()));

        assertLoggedIn();
    }

    @Test
    void givenForbiddenAppAndNothingElsePossible_whenItsCodeIsEntered_thenLoginIsRefused() {
        policies.groups(group("nothing", "recovery-authn-codes"));
        required(Factor.AUTHENTICATOR_APP);
        aliceWith(Factor.AUTHENTICATOR_APP).group("/nothing");
        realm.create();

        signIn().totpPage().enter(realm.code(Factor.TOTP));

        assertNotLoggedIn();
        assertThat(browser.status()).isEqualTo(403);
        comeAgain();
        assertNotLoggedIn();
        assertThat(browser.status()).isEqualTo(403);
    }

    @Test
    void givenForbiddenApp_whenUsedInADirectGrant_thenNoTokens() {
        policies.groups(group("phones", "mfa-sms"));
        aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).group("/phones");
        realm.create();

        assertThat(DirectGrant.of(realm, "alice", "wonderland", realm.code(Factor.TOTP)))
                .contains("invalid_grant", "Account is not fully set up");
    }

    @Test
    void givenAllowedApp_whenUsedInADirectGrant_thenTokens() {
        regulated(Factor.AUTHENTICATOR_APP);
        realm.create();

        assertThat(DirectGrant.of(realm, "alice", "wonderland", realm.code(Factor.TOTP)))
                .contains("access_token");
    }
}
