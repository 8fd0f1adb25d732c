package org.mfapack.enrolment;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Creates the provider of the credential {@code mfa-preferences}. */
public final class PreferencesCredentialProviderFactory
        implements CredentialProviderFactory<PreferencesCredentialProvider> {

    @Override
    public PreferencesCredentialProvider create(KeycloakSession session) {
        return new PreferencesCredentialProvider(session);
    }

    @Override
    public String getId() {
        return MfaPreferences.TYPE;
    }
}
