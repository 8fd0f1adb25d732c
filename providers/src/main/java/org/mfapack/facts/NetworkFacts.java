package org.mfapack.facts;

import java.net.InetAddress;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.mfapack.address.IpAddress;

/** Where the request comes from. */
public final class NetworkFacts {

    private final Optional<InetAddress> address;
    private final Supplier<NetworkZones> defined;
    private final Supplier<Set<String>> zones = Lazy.of(this::findZones);

    NetworkFacts(Optional<InetAddress> address, Supplier<NetworkZones> defined) {
        this.address = address;
        this.defined = Lazy.of(defined);
    }

    /** That of the session's request and realm. */
    public static NetworkFacts of(KeycloakSession session) {
        return new NetworkFacts(
                IpAddress.ofVisitor(session),
                () -> NetworkZones.of(session.getContext().getRealm()));
    }

    /** That of the visitor, see {@link IpAddress#ofVisitor}. */
    public Optional<InetAddress> address() {
        return address;
    }

    /** A network zone of the realm. */
    public Optional<NetworkZone> zone(String name) {
        return defined.get().zone(name);
    }

    /**
     * Names of the realm's network zones that the address is in.
     *
     * @throws UnknownFactException if that cannot be told: the address is not known, or a zone of the realm is written wrongly
     */
    public Set<String> zones() {
        return zones.get();
    }

    private Set<String> findZones() {
        InetAddress from = address.orElseThrow(() -> new UnknownFactException("no_address"));
        if (!defined.get().findings().isEmpty()) {
            throw new UnknownFactException("bad_zones");
        }
        Set<String> found = new HashSet<>();
        for (NetworkZone zone : defined.get().all()) {
            if (zone.contains(from).orElse(false)) {
                found.add(zone.name());
            }
        }
        return Collections.unmodifiableSet(found);
    }
}
