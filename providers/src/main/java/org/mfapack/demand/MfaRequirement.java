package org.mfapack.demand;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a login was told that demands a second factor, kept with the session that it led to (SPEC E4). */
public final class MfaRequirement {

    /** User session note, {@code true} while the user must keep a second factor. */
    public static final String NOTE = "mfa-required";

    private MfaRequirement() {}

    /** Has the session of this login remember it. */
    public static void makeIn(AuthenticationSessionModel login) {
        login.setUserSessionNote(NOTE, "true");
    }

    /** Whether it was made of this user, in the login that is going on or the one that led to the session of this request. */
    public static boolean isMade(KeycloakSession session, UserModel user) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && Boolean.parseBoolean(login.getUserSessionNotes().get(NOTE))) {
            return true;
        }
        return userSession(session, login)
                .filter(userSession -> user.equals(userSession.getUser()))
                .map(userSession -> Boolean.parseBoolean(userSession.getNote(NOTE)))
                .orElse(false);
    }

    /** A login within a session has the id of that session. */
    private static Optional<UserSessionModel> userSession(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.ofNullable(session.getContext().getUserSession())
                .or(() -> Optional.ofNullable(login).map(present -> session.sessions()
                        .getUserSession(
                                present.getRealm(), present.getParentSession().getId())));
    }
}
