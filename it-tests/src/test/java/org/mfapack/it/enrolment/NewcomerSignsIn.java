package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: alice has a password and nothing else, and is asked for more. */
@KeycloakTest
abstract class NewcomerSignsIn {

    static final String ACTION = "mfa-protect-account";
    static final String APP = "Authenticator app";
    static final String SMS = "Code by SMS";

    private static final List<String> FACTORS = List.of("otp", "webauthn", "mfa-sms", "mfa-email");

    TestRealm realm;
    Browser browser;
    TwilioStandIn gateway;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser, TwilioStandIn smsGateway) {
        realm = emptyRealm;
        browser = alicesBrowser;
        gateway = smsGateway;
    }

    final UserDraft alice() {
        return realm.user("alice").password("wonderland").role("default-roles-" + realm.name());
    }

    /** Password, the factors that the user has, and then the demand. */
    final void enforced(String... config) {
        realm.flow("mfa").cookie().password().form(factors()).form(enforce(config));
    }

    static Step factors() {
        return Step.conditional(
                "factors",
                Step.required("conditional-user-configured"),
                Step.alternative("auth-otp-form"),
                Step.alternative("mfa-sms-code"));
    }

    static Step enforce(String... config) {
        Step step = Step.required("mfa-enforce");
        for (int i = 0; i < config.length; i += 2) {
            step = step.with(config[i], config[i + 1]);
        }
        return step;
    }

    final String phone() {
        return "+4915113%06d".formatted(Integer.parseInt(realm.name().substring(1)));
    }

    final Browser signIn() {
        return signIn(browser);
    }

    final Browser signIn(Browser visitor) {
        return visitor.login(realm).signIn("alice", "wonderland");
    }

    /** Signs in from another device, where no cookie helps. */
    final void signInElsewhere(Visit visit) {
        try (Browser elsewhere = new Browser()) {
            signIn(elsewhere);
            visit.by(elsewhere);
        }
    }

    interface Visit {
        void by(Browser visitor);
    }

    final ChoicePage choice() {
        return choice(browser);
    }

    static ChoicePage choice(Browser visitor) {
        return visitor.on(ChoicePage::new);
    }

    final void advanceDays(int days) {
        realm.server().clock().advance(Duration.ofDays(days));
    }

    final String textMessage() {
        await().until(() -> !gateway.messagesTo(phone()).isEmpty());
        String body = gateway.messagesTo(phone()).get(0).body();
        return body.substring(body.lastIndexOf('#') + 1).strip();
    }

    final void assertLoggedIn(Browser visitor) {
        assertThat(visitor.tokens().subject()).isEqualTo(realm.find("alice").getId());
    }

    final void assertLoggedIn() {
        assertLoggedIn(browser);
    }

    /** Neither a code for the application nor a session, whatever the page says. */
    final void assertNotLoggedIn() {
        assertThat(browser.isAtApplication()).as(browser.url()).isFalse();
        assertThat(realm.admin("/users/" + realm.find("alice").getId() + "/sessions"))
                .isEmpty();
    }

    final List<String> factorsOfAlice() {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .map(credential -> credential.path("type").asText())
                .filter(FACTORS::contains)
                .toList();
    }

    final List<Map<String, String>> details(String kind) {
        return realm.mfaEvents(kind, "alice").stream()
                .map(EventRepresentation::getDetails)
                .toList();
    }

    /** The page is there without a skip, and a forged one leads back to it. */
    final void assertMandatory(Browser visitor) {
        assertThat(choice(visitor).offersSkip()).isFalse();
        visitor.post(choice(visitor).action(), Map.of("skip", "true"));
        choice(visitor);
        assertThat(visitor.isAtApplication()).isFalse();
    }

    /** The skip that the page does not offer. */
    final void forgeSkip() {
        browser.post(choice().action(), Map.of("skip", "true"));
    }
}
