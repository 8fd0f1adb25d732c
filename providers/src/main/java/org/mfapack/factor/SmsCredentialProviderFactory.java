package org.mfapack.factor;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;

/** Creates the provider of the credential {@code mfa-sms}. */
public final class SmsCredentialProviderFactory implements CredentialProviderFactory<SmsCredentialProvider> {

    @Override
    public SmsCredentialProvider create(KeycloakSession session) {
        return new SmsCredentialProvider(session);
    }

    @Override
    public String getId() {
        return Channel.SMS.credentialType();
    }
}
