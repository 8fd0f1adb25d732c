package org.mfapack.history;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Creates the provider of the credential {@code mfa-logins}. */
public final class LoginsCredentialProviderFactory implements CredentialProviderFactory<LoginsCredentialProvider> {

    @Override
    public LoginsCredentialProvider create(KeycloakSession session) {
        return new LoginsCredentialProvider(session);
    }

    @Override
    public String getId() {
        return LoginMemory.TYPE;
    }
}
