package org.mfapack.browser;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.factor.Destination;
import org.mfapack.factor.Destinations;
import org.mfapack.factor.SecondFactor;

/**
 * Which credentials make up a factor of a user. A memory holds while all that were there then are there still: so it ends
 * with a factor also where Keycloak tells nobody, for instance when an administrator changes the e-mail address (SPEC B5).
 */
final class FactorBinding {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    FactorBinding(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    List<String> of(SecondFactor factor) {
        return factor.channel()
                .map(channel -> new Destinations(session, realm, user, channel)
                        .all().stream().map(Destination::address).map(FactorBinding::hash))
                .orElseGet(() -> user.credentialManager()
                        .getStoredCredentialsByTypeStream(factor.credentialType())
                        .map(CredentialModel::getId))
                .toList();
    }

    /** An address is not kept where it does not belong. */
    private static String hash(String address) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
