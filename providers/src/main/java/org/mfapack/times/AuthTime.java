package org.mfapack.times;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keeps {@code auth_time} true. Keycloak leaves it alone in every login that a session's cookie began, also if that login
 * went on to ask for a factor (SPEC S2, CU7).
 */
public final class AuthTime {

    private AuthTime() {}

    /** To be called when a flow is through: a login in which a factor was used is more than a look at a cookie. */
    public static void settle(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login.getAuthNote(AuthenticationManager.SSO_AUTH) != null
                && !FactorTimes.usedIn(login).isEmpty()) {
            login.removeAuthNote(AuthenticationManager.SSO_AUTH);
        }
    }
}
