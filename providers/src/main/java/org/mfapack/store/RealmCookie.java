package org.mfapack.store;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
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

    /**
     * What the browser of this request shows. Of two the first, which is that of the longer path (RFC 6265, section 5.4). The
     * server's own map of cookies is made anew each time that it is asked for, by regular expressions.
     */
    public Optional<String> read() {
        List<String> headers =
                session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(HttpHeaders.COOKIE);
        return headers == null ? Optional.empty() : find(name, headers);
    }

    /** @param headers each {@code name=value; name=value}: HTTP/2 may have several */
    static Optional<String> find(String name, List<String> headers) {
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                int sign = pair.indexOf('=');
                if (sign > 0 && pair.substring(0, sign).strip().equals(name)) {
                    return Optional.of(pair.substring(sign + 1).strip());
                }
            }
        }
        return Optional.empty();
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
