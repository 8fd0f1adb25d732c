package org.mfapack.factor;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;

/** Creates the provider of the credential {@code mfa-email}. */
public final class EmailCredentialProviderFactory implements CredentialProviderFactory<EmailCredentialProvider> {

    @Override
    public EmailCredentialProvider create(KeycloakSession session) {
        return new EmailCredentialProvider(session);
    }

    @Override
    public String getId() {
        return Channel.EMAIL.credentialType();
    }
}
