package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: Alice, who logs in from here and there, and a flow with conditions. */
@KeycloakTest(server = GeoServer.class)
abstract class AliceTravels {

    static final String PASSWORD = "wonderland";
    static final String COOKIE = "MFA_KNOWN_BROWSER";

    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    TestRealm realm;
    Browser browser;

    @BeforeEach
    void setScene(TestRealm draft, Browser alicesBrowser) {
        browser = alicesBrowser;
        realm = draft.with(it -> {
            // Visitors from far away come to the test's server without TLS, too.
            it.setSslRequired("none");
            // Keycloak reads the policy as a whole; Alice logs in more often than codes change.
            it.setOtpPolicyType("totp");
            it.setOtpPolicyAlgorithm("HmacSHA1");
            it.setOtpPolicyDigits(6);
            it.setOtpPolicyPeriod(30);
            it.setOtpPolicyLookAheadWindow(1);
            it.setOtpPolicyInitialCounter(0);
            it.setOtpPolicyCodeReusable(true);
        });
    }

    final UserDraft user(String name) {
        return realm.user(name).password(PASSWORD).totp(TOTP).role("default-roles-" + realm.name());
    }

    /** Draws a flow that asks for the authenticator app when the condition is met. */
    final void asksWhen(Step condition) {
        realm.flow("geo").password().conditionalSecondFactor(condition, Step.alternative("auth-otp-form"));
        user("alice");
        realm.create();
    }

    final Browser at(Browser visitor, String address) {
        return address.isEmpty() ? visitor : visitor.header("X-Forwarded-For", address);
    }

    /** Logs in to the end and tells whether the app was asked for. */
    final boolean isAsked(String address) {
        return isAsked(browser, "alice", address);
    }

    final boolean isAsked(Browser visitor, String name, String address) {
        at(visitor, address).login(realm).signIn(name, PASSWORD);
        boolean asked = !visitor.isAtApplication();
        if (asked) {
            visitor.totpPage().enter(totp());
        }
        visitor.tokens();
        return asked;
    }

    /** Logs in and waits until that is remembered. */
    final void comesFrom(String address, String country) {
        isAsked(address);
        await().until(() -> memory("alice")
                .map(it -> it.path("last").path("country").asText())
                .filter(country::equals)
                .isPresent());
    }

    /** What Alice's authenticator app shows: Keycloak checks it by the clock of the machine, which the tests do not move. */
    final String totp() {
        return TOTP.codeAt(Instant.now());
    }

    /** What is remembered of a user's logins. */
    final Optional<JsonNode> memory(String name) {
        return StreamSupport.stream(realm.credentials(name).spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("mfa-logins"))
                .findFirst()
                .map(credential -> json(credential.path("credentialData").asText()));
    }

    final int browsers(String name) {
        return memory(name).map(it -> it.path("browsers").size()).orElse(0);
    }

    final void awaitBrowsers(String name, int count) {
        await().until(() -> browsers(name) >= count);
        assertThat(browsers(name)).isEqualTo(count);
    }

    /** What the event of the last login says of conditions. */
    final String decisions() {
        return realm.events("LOGIN").stream()
                .reduce((first, last) -> last)
                .map(EventRepresentation::getDetails)
                .map(details -> details.get("mfa_conditions"))
                .orElse("");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
