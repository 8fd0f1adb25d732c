package org.mfapack.store;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.utils.SecureContextResolver;

/**
 * A cookie that a browser shows to one realm only, and to no script. {@code __Host-} needs the path {@code /}, where the
 * cookies of all realms would meet; {@code __Secure-} is as far as a name can go.
 */
public final class RealmCookie {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String name;

    public RealmCookie(KeycloakSession session, RealmModel realm, String name) {
        this.session = session;
        this.realm = realm;
        this.name = name;
    }

    /** What the browser of this request shows. */
    public Optional<String> read() {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .get(name))
                .map(Cookie::getValue);
    }

    /** Gives it to the browser, unless this very response does already. */
    public void write(String value, Duration lifetime, NewCookie.SameSite sameSite) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name)
                        .value(value)
                        .path(path())
                        .maxAge((int) lifetime.toSeconds())
                        .httpOnly(true)
                        .secure(SecureContextResolver.isSecureContext(session))
                        .sameSite(sameSite)
                        .build());
    }

    /** As it stands in addresses, where the name of a realm is encoded. */
    private String path() {
        return RealmsResource.realmBaseUrl(session.getContext().getUri())
                .path("/")
                .build(realm.getName())
                .getRawPath();
    }
}
