package org.mfapack.history;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.SecureContextResolver;
import org.mfapack.store.RealmCookie;

/**
 * What a browser is recognised by: a cookie that is the same for all its users, but kept per user and hashed, so that a
 * memory does not tell who shares one. It is never a proof of anything.
 */
final class KnownBrowser {

    static final String COOKIE = "MFA_KNOWN_BROWSER";

    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    /** Browsers keep no cookie for longer. */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmCookie cookie;

    KnownBrowser(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.cookie = new RealmCookie(session, realm, COOKIE);
    }

    /** What a user's memory knows this browser by; empty if it has no cookie. */
    Optional<String> idFor(String userId) {
        return token().map(token -> id(token, userId));
    }

    /** Gives the browser a cookie, or prolongs the one it has. To be called when the memory is written, which is often enough. */
    String setFor(String userId) {
        String token = token().orElseGet(() -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(SecretGenerator.getInstance().randomBytes(BYTES)));
        // as Keycloak's own cookies: a login may begin with a form that an application posts
        cookie.write(
                token,
                LIFETIME,
                SecureContextResolver.isSecureContext(session) ? NewCookie.SameSite.NONE : NewCookie.SameSite.LAX);
        return id(token, userId);
    }

    private Optional<String> token() {
        return cookie.read().filter(value -> TOKEN.matcher(value).matches());
    }

    private String id(String token, String userId) {
        String text = String.join(" ", realm.getId(), userId, token);
        byte[] hash = HashUtils.hash(JavaAlgorithm.SHA256, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
