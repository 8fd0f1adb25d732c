package org.mfapack.browser;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Creates the provider of the credential {@code mfa-browser}. */
public final class RememberedBrowserCredentialProviderFactory
        implements CredentialProviderFactory<RememberedBrowserCredentialProvider> {

    @Override
    public RememberedBrowserCredentialProvider create(KeycloakSession session) {
        return new RememberedBrowserCredentialProvider(session);
    }

    @Override
    public String getId() {
        return RememberedBrowserModel.TYPE;
    }
}
