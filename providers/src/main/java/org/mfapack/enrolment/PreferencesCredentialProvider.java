package org.mfapack.enrolment;

import org.keycloak.models.KeycloakSession;
import org.mfapack.store.UnlistedCredentialProvider;

/** Credential {@code mfa-preferences}. */
public final class PreferencesCredentialProvider extends UnlistedCredentialProvider {

    PreferencesCredentialProvider(KeycloakSession session) {
        super(session, MfaPreferences.TYPE, "sliders");
    }
}
