package org.mfapack.history;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is remembered of a user's earlier logins, beside the browser of the present request. There is a memory in realms
 * that need one only, see {@link HistoryReader}.
 */
public final class LoginHistory {

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
