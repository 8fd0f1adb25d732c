package org.mfapack.facts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Networks under one name.
 *
 * @param name of a zone of the realm, or the network as the operator wrote it
 * @param complete whether all that the operator wrote could be read
 */
public record NetworkZone(String name, List<Cidr> networks, boolean complete) {

    /** A single network. */
    public static NetworkZone of(String network) {
        Optional<Cidr> cidr = Cidr.parse(network);
        return new NetworkZone(network, cidr.stream().toList(), cidr.isPresent());
    }

    /** Unknown if the address may be in what could not be read (SPEC K4). */
    public Optional<Boolean> contains(InetAddress address) {
        for (Cidr network : networks) {
            if (network.contains(address)) {
                return Optional.of(true);
            }
        }
        return complete ? Optional.of(false) : Optional.empty();
    }

    NetworkZone and(NetworkZone other) {
        return new NetworkZone(
                name, Stream.concat(networks.stream(), other.networks.stream()).toList(), complete && other.complete);
    }
}
