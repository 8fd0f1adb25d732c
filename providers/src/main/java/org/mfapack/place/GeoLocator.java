package org.mfapack.place;

import java.net.InetAddress;
import java.util.Optional;
import org.keycloak.provider.Provider;

/** Keycloak SPI {@code mfa-geo}: tells where an address is. Called in the request thread: it must not wait for anything. */
public interface GeoLocator extends Provider {

    /** Empty if it is not known; never throws. */
    Optional<Place> locate(InetAddress address);

    /** Whether it has anything to look into; without, no place is ever known. */
    default boolean isReady() {
        return true;
    }
}
