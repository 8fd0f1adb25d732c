package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.page.AuthorizationRequest;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

@DisplayName("E1 F5 A passkey, chosen and set up in a real browser")
class PasskeyIT extends NewcomerSignsIn {

    @Test
    @DisplayName("E1 DM2b the passkey is set up on Keycloak's own page and the login goes on")
    void givenChoice_whenPasskeyIsRegistered_thenLoggedIn(Chromium chromium) {
        enforced("mfa-snooze-max", "0");
        alice();
        // a passkey belongs to a name, and an address is none
        realm.with(settings -> settings.setWebAuthnPolicyRpId("localhost"));
        realm.create();
        ((HasVirtualAuthenticator) chromium.driver())
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(Protocol.CTAP2)
                        .setTransport(Transport.INTERNAL)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
        chromium.driver().get(AuthorizationRequest.urlByName(realm, Map.of()));
        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");

        chromium.press("button[name='factor'][value='passkey']").await("#registerWebAuthn");
        chromium.press("[name='cancel-aia']").await("#mfa-choices-form");
        assertThat(factorsOfAlice()).isEmpty();
        chromium.press("button[name='factor'][value='passkey']")
                .press("#registerWebAuthn")
                .acceptAlert();

        chromium.awaitApplication();
        assertThat(factorsOfAlice()).containsExactly("webauthn");
    }
}
