package org.mfapack.factor;

import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;

/** Credential {@code mfa-sms}. Its own class because Keycloak tells credential providers apart by it. */
public final class SmsCredentialProvider extends AddressCredentialProvider {

    SmsCredentialProvider(KeycloakSession session) {
        super(session, Channel.SMS);
    }
}
