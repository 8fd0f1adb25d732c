package org.mfapack.facts;

import java.net.InetAddress;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Where on earth an address is, as far as is known.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param city in English, if the file has it
 * @param position if the file has it
 */
public record Place(String country, Optional<String> city, Optional<Position> position) {

    /**
     * Degrees.
     *
     * @param latitude -90 to 90, north is positive
     * @param longitude -180 to 180, east is positive
     */
    public record Position(double latitude, double longitude) {}

    /** Empty without a file of places, and for addresses that are not in it. */
    public static Optional<Place> of(KeycloakSession session, InetAddress address) {
        return Optional.ofNullable(session.getProvider(GeoLocator.class)).flatMap(locator -> locator.locate(address));
    }
}
