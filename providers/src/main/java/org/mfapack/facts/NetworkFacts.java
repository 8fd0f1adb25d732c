package org.mfapack.facts;

import java.net.InetAddress;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Where the request comes from.
 *
 * @param address of the visitor by Keycloak's own rules for proxies ({@code proxy-headers}, {@code
 *     proxy-trusted-addresses}); absent if it is no address
 */
public record NetworkFacts(Optional<InetAddress> address) {

    /** That of the session's request. */
    public static NetworkFacts of(KeycloakSession session) {
        return new NetworkFacts(
                IpAddress.parse(session.getContext().getConnection().getRemoteAddr()));
    }
}
