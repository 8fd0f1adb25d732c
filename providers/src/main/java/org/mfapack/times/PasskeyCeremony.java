package org.mfapack.times;

import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.WebAuthnConstants;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the authenticator of a passkey has signed. Keycloak checks it and forgets it, so it is read in the very request in
 * which Keycloak has accepted it: the event says so, and names the type of the credential.
 */
public final class PasskeyCeremony {

    private static final Logger LOG = Logger.getLogger(PasskeyCeremony.class);
    private static final String NOTE = "mfa.passkey.";
    private static final AuthenticatorDataConverter CONVERTER = new AuthenticatorDataConverter(new ObjectConverter());

    private PasskeyCeremony() {}

    /**
     * Keeps it until the login ends, if this request has just accepted a passkey.
     *
     * @param event the event that the flow is building
     */
    public static void keep(KeycloakSession session, AuthenticationSessionModel login, Event event) {
        accepted(session, event).forEach((type, proof) -> login.setAuthNote(NOTE + type, write(proof)));
    }

    /** By credential type; empty if this request has accepted none. */
    static Map<String, PasskeyProof> accepted(KeycloakSession session, Event event) {
        Map<String, String> details = event.getDetails();
        // Only with a signature that is right does Keycloak say whether it demanded that the user be verified.
        if (details == null || !details.containsKey(WebAuthnConstants.USER_VERIFICATION_CHECKED)) {
            return Map.of();
        }
        String type = details.get(Details.CREDENTIAL_TYPE);
        String data = session.getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getFirst(WebAuthnConstants.AUTHENTICATOR_DATA);
        return type == null || data == null
                ? Map.of()
                : read(data).map(proof -> Map.of(type, proof)).orElse(Map.of());
    }

    /** What was kept of a login; if nothing was, what Keycloak demands of every passkey. */
    static Optional<PasskeyProof> of(AuthenticationSessionModel login, String credentialType) {
        String note = login.getAuthNote(NOTE + credentialType);
        return note == null ? demanded(login.getRealm(), credentialType) : Optional.of(parse(note));
    }

    static Optional<PasskeyProof> read(String authenticatorData) {
        try {
            AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> data =
                    CONVERTER.convert(Base64.getUrlDecoder().decode(authenticatorData));
            return Optional.of(new PasskeyProof(data.isFlagUV(), !data.isFlagBE()));
        } catch (RuntimeException e) {
            LOG.debug("Authenticator data that Keycloak has accepted cannot be read", e);
            return Optional.empty();
        }
    }

    private static Optional<PasskeyProof> demanded(RealmModel realm, String credentialType) {
        return policy(realm, credentialType)
                .map(policy -> new PasskeyProof(
                        Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy.getUserVerificationRequirement()),
                        false));
    }

    private static Optional<WebAuthnPolicy> policy(RealmModel realm, String credentialType) {
        return switch (credentialType) {
            case WebAuthnCredentialModel.TYPE_TWOFACTOR -> Optional.of(realm.getWebAuthnPolicy());
            case WebAuthnCredentialModel.TYPE_PASSWORDLESS -> Optional.of(realm.getWebAuthnPolicyPasswordless());
            default -> Optional.empty();
        };
    }

    private static String write(PasskeyProof proof) {
        return proof.userVerified() + " " + proof.deviceBound();
    }

    private static PasskeyProof parse(String note) {
        String[] flags = note.split(" ", 2);
        return new PasskeyProof(Boolean.parseBoolean(flags[0]), Boolean.parseBoolean(flags[1]));
    }
}
