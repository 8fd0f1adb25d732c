package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

@DisplayName("F6 E3 Who has no allowed factor sets one up before the login ends")
class FactorReplacementIT extends AliceSignsIn {

    private void allow(String... factors) {
        new Policies(realm).groups(group("strict", factors));
    }

    private ProtectAccountPage protectAccountPage() {
        return browser.on(ProtectAccountPage::new);
    }

    private void assertNoWayRound() {
        assertNotLoggedIn();
        try (Browser tab = browser.newTab()) {
            tab.authorize(realm, Map.of());
            assertThat(tab.isAtApplication()).isFalse();
        }
    }

    @Test
    @DisplayName("F2 F6 a verified e-mail that the policy forbids is replaced, and no code is sent to it")
    void givenForbiddenVerifiedEmail_whenPasswordRight_thenTheAppIsSetUp() {
        allow("otp");
        conditional(Factor.EMAIL);
        alice().verifiedEmail(mail()).group("/strict");
        realm.create();

        signIn();

        assertThat(protectAccountPage().choices()).singleElement().asString().contains("Authenticator app");
        assertNoWayRound();
        protectAccountPage().choose("Authenticator app");
        Factor.AUTHENTICATOR_APP.setUp(realm, browser, codes);
        assertLoggedIn();
        assertThat(codes.count(mail())).isZero();
    }

    @Test
    @DisplayName("F5 F6 an app that the policy forbids proves who is there, and is replaced")
    void givenForbiddenAppOnly_whenItsCodeIsEntered_thenAPhoneIsSetUp() {
        allow("mfa-sms");
        required(Factor.AUTHENTICATOR_APP);
        aliceWith(Factor.AUTHENTICATOR_APP).group("/strict");
        realm.create();

        signIn().totpPage().enter(realm.code(Factor.TOTP));

        assertThat(protectAccountPage().choices()).singleElement().asString().contains("SMS");
        assertNoWayRound();
        protectAccountPage().choose("SMS");
        Factor.SMS.setUp(realm, browser, codes);
        assertLoggedIn();
    }

    @Test
    @DisplayName("F6 what a flow has set up although the policy forbids it is replaced")
    void givenForbiddenAppRequired_whenNotEnrolled_thenAPhoneIsSetUp() {
        allow("mfa-sms");
        required(Factor.AUTHENTICATOR_APP);
        alice().group("/strict");
        realm.create();

        signIn();

        assertThat(protectAccountPage().choices()).singleElement().asString().contains("SMS");
        assertNoWayRound();
        protectAccountPage().choose("SMS");
        Factor.SMS.setUp(realm, browser, codes);
        assertLoggedIn();
    }

    @Test
    @DisplayName("F6 the list of the realm, by the settings of the required action")
    void givenListOfTheRealm_whenSigningIn_thenItAppliesToEverybody() {
        alternatives(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
        aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP, Factor.EMAIL);
        realm.create();
        realm.configureRequiredAction("mfa-protect-account", Map.of("mfa-factors", "otp##webauthn"));

        assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
    }

    /** "Protect your account", as far as these scenarios go. */
    private static final class ProtectAccountPage extends Screen {

        private static final String CHOICE = "#mfa-choices-form button";

        ProtectAccountPage(Browser browser) {
            super(browser, "#mfa[data-reason]");
        }

        List<String> choices() {
            return texts(CHOICE + " .mfa-choice-title");
        }

        void choose(String words) {
            press(CHOICE, words);
        }
    }
}
