package org.mfapack.browser;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which remembered factors stood in for real ones in a login. */
final class UsedMemory {

    private static final String NOTE = "mfa.browser.used";

    private final AuthenticationSessionModel login;

    UsedMemory(AuthenticationSessionModel login) {
        this.login = login;
    }

    /** @param factors for an event: credential types */
    void note(String factors) {
        login.setAuthNote(NOTE, factors);
    }

    Optional<String> factors() {
        return Optional.ofNullable(login.getAuthNote(NOTE));
    }
}
