package org.mfapack.browser;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.utils.SecureContextResolver;

/**
 * The cookie of one user in one realm (SPEC B3). {@code __Host-} needs the path {@code /}, where the cookies of all realms
 * would meet; {@code __Secure-} is as far as it goes.
 */
final class BrowserCookie {

    private static final String NAME = "MFA_BROWSER_";
    private static final String SECURE_PREFIX = "__Secure-";
    private static final int NAME_BYTES = 12;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    BrowserCookie(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** What the browser of this request shows. */
    Optional<BrowserToken> read() {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .get(name()))
                .map(Cookie::getValue)
                .flatMap(BrowserToken::parse);
    }

    /** Lax: a login begins with a link from the application's site. */
    void write(BrowserToken token, long lifetimeSeconds) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name())
                        .value(token.value())
                        .path(path())
                        .maxAge((int) lifetimeSeconds)
                        .httpOnly(true)
                        .secure(SecureContextResolver.isSecureContext(session))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** Encoded as in Keycloak's own cookies: names of realms may have blanks and umlauts. */
    private String path() {
        return RealmsResource.realmBaseUrl(session.getContext().getUri())
                .path("/")
                .build(realm.getName())
                .getRawPath();
    }

    /** Several people may share a browser; the name does not say who they are. */
    private String name() {
        String prefix =
                "https".equals(session.getContext().getUri().getBaseUri().getScheme()) ? SECURE_PREFIX : "";
        return prefix + NAME + hash(realm.getId() + "/" + user.getId());
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
