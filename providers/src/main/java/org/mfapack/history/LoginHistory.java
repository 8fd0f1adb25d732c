package org.mfapack.history;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What is remembered of a user's earlier logins, beside the browser of the present request. There is a memory in realms
 * that need one only, see {@link HistoryReader}.
 */
public final class LoginHistory {

    /** The user whose memory needs no other word of this login's browser. */
    private static final String KNOWN = "mfa.known-browser";

    private final EarlierLogins earlier;
    private final Optional<String> browser;

    private LoginHistory(EarlierLogins earlier, Optional<String> browser) {
        this.earlier = earlier;
        this.browser = browser;
    }

    /** Of the user whom the session's request is about. */
    public static LoginHistory of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new LoginHistory(new LoginMemory(user).earlier(), new KnownBrowser(session, realm).idFor(user.getId()));
    }

    /** That of a user who is logging in; what is read for that need not be read again when the login is complete. */
    public static LoginHistory of(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        LoginHistory history = of(session, login.getRealm(), user);
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        if (history.browser.filter(id -> history.earlier.hasUsed(id, now)).isPresent()) {
            login.setAuthNote(KNOWN, user.getId());
        }
        return history;
    }

    /** Whether it was found in this login that the user has used the browser recently. It cannot be another one by now. */
    static boolean isBrowserKnown(KeycloakSession session, String userId) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return login != null && userId != null && userId.equals(login.getAuthNote(KNOWN));
    }

    /** Whether the user has never logged in with this browser; unknown as long as no login at all is remembered. */
    public Optional<Boolean> isNewBrowser() {
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(browser.filter(earlier::knows).isEmpty());
    }

    /** The last login whose place is known. */
    public Optional<PlacedLogin> lastPlaced() {
        return earlier.lastPlaced();
    }
}
