package org.mfapack.factor.email;

import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.AddressCredentialProvider;

/** Credential {@code mfa-email}. Its own class because Keycloak tells credential providers apart by it. */
public final class EmailCredentialProvider extends AddressCredentialProvider {

    EmailCredentialProvider(KeycloakSession session) {
        super(session, Channel.EMAIL);
    }
}
