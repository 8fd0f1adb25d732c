package org.mfapack.history;

import org.keycloak.models.KeycloakSession;
import org.mfapack.store.UnlistedCredentialProvider;

/** Credential {@code mfa-logins}. */
public final class LoginsCredentialProvider extends UnlistedCredentialProvider {

    LoginsCredentialProvider(KeycloakSession session) {
        super(session, LoginMemory.TYPE, "history");
    }
}
