package org.mfapack.factor.sms;

import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.AddressCredentialProvider;

/** Credential {@code mfa-sms}. Its own class because Keycloak tells credential providers apart by it. */
public final class SmsCredentialProvider extends AddressCredentialProvider {

    SmsCredentialProvider(KeycloakSession session) {
        super(session, Channel.SMS);
    }
}
