package org.mfapack.browser;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.store.RealmCookie;

/** The cookie of one user in one realm (SPEC B3). */
final class BrowserCookie {

    private static final String NAME = "MFA_BROWSER_";
    private static final String SECURE_PREFIX = "__Secure-";
    private static final int NAME_BYTES = 12;

    private final RealmCookie cookie;

    BrowserCookie(KeycloakSession session, RealmModel realm, UserModel user) {
        boolean https =
                "https".equals(session.getContext().getUri().getBaseUri().getScheme());
        this.cookie = new RealmCookie(session, realm, (https ? SECURE_PREFIX : "") + name(realm, user));
    }

    /** What the browser of this request shows. */
    Optional<BrowserToken> read() {
        return cookie.read().flatMap(BrowserToken::parse);
    }

    /** Lax: a login begins with a link from the application's site. */
    void write(BrowserToken token, long lifetimeSeconds) {
        cookie.write(token.value(), Duration.ofSeconds(lifetimeSeconds), NewCookie.SameSite.LAX);
    }

    /** Several people may share a browser; the name does not say who they are. */
    private static String name(RealmModel realm, UserModel user) {
        return NAME + hash(realm.getId() + "/" + user.getId());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, NAME_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
