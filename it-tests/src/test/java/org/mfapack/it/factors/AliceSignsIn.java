package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: one realm, one user with a password, her browser and her messages. */
@KeycloakTest
abstract class AliceSignsIn {

    TestRealm realm;
    Browser browser;
    Codes codes;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser, MailBox mail, TwilioStandIn gateway) {
        realm = emptyRealm;
        browser = alicesBrowser;
        codes = new Codes(mail, gateway);
    }

    final UserDraft alice() {
        return realm.user("alice").password("wonderland").role("default-roles-" + realm.name());
    }

    final UserDraft aliceWith(Factor... factors) {
        UserDraft alice = alice();
        for (Factor factor : factors) {
            factor.enrol(alice, factor == Factor.AUTHENTICATOR_APP ? "" : destination(factor));
        }
        return alice;
    }

    /** Where a factor's codes arrive once it is enrolled. */
    final String destination(Factor factor) {
        return factor.destination(realm);
    }

    /** Another one of the same kind. */
    final String anotherDestination(Factor factor) {
        return factor == Factor.EMAIL ? "work-" + mail() : phone().replace("+49151", "+49171");
    }

    final String mail() {
        return destination(Factor.EMAIL);
    }

    final String phone() {
        return destination(Factor.SMS);
    }

    final Browser signIn() {
        return signIn(browser);
    }

    final Browser signIn(Browser tab) {
        return tab.login(realm).signIn("alice", "wonderland");
    }

    /** Signs in for something that the application wants done: {@code kc_action}. */
    final Browser signInFor(String action) {
        return browser.authorize(realm, Map.of("kc_action", action)).loginPage().signIn("alice", "wonderland");
    }

    final void required(Factor factor) {
        realm.flow("mfa").cookie().password().form(Step.required(factor.authenticator()));
    }

    final void alternatives(Factor... factors) {
        realm.flow("mfa")
                .cookie()
                .password()
                .secondFactor(Arrays.stream(factors)
                        .map(factor -> Step.alternative(factor.authenticator()))
                        .toArray(Step[]::new));
    }

    final void conditional(Factor factor) {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"), Step.required(factor.authenticator()));
    }

    final void assertLoggedIn() {
        assertLoggedIn(browser);
    }

    final void assertLoggedIn(Browser tab) {
        assertThat(tab.tokens().subject()).isEqualTo(realm.find("alice").getId());
    }

    /** Neither a code for the application nor a session, whatever the page says. */
    final void assertNotLoggedIn() {
        assertThat(browser.isAtApplication()).as(browser.url()).isFalse();
        assertThat(realm.events("LOGIN")).isEmpty();
        assertThat(realm.admin("/users/" + realm.find("alice").getId() + "/sessions"))
                .isEmpty();
    }

    final List<String> labels(Factor factor) {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(factor.credentialType()))
                .map(credential -> credential.path("userLabel").asText())
                .toList();
    }

    final String credentialId(Factor factor, String label) {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("userLabel").asText().equals(label))
                .map(credential -> credential.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + labels(factor)));
    }
}
