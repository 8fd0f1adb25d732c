package org.mfapack.factor;

import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;

/** Credential {@code mfa-email}. Its own class because Keycloak tells credential providers apart by it. */
public final class EmailCredentialProvider extends AddressCredentialProvider {

    EmailCredentialProvider(KeycloakSession session) {
        super(session, Channel.EMAIL);
    }
}
