package org.mfapack.place;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.mfapack.address.IpAddress;

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
     * @param accuracyKm how far away the visitor may really be
     */
    public record Position(double latitude, double longitude, int accuracyKm) {

        /** What a position in a file of cities is worth when the file does not say. */
        private static final int USUAL_ACCURACY_KM = 50;

        public Position(double latitude, double longitude) {
            this(latitude, longitude, USUAL_ACCURACY_KM);
        }
    }

    /**
     * That of an address as it stands in a request or an event. Addresses that are of no place, private ones for instance,
     * are not looked up.
     */
    public static Optional<Place> of(KeycloakSession session, String address) {
        return IpAddress.parse(address).flatMap(parsed -> of(session, parsed));
    }

    /** Empty without a file of places, and for addresses that are of no place or not in it. */
    public static Optional<Place> of(KeycloakSession session, InetAddress address) {
        return isPublic(address)
                ? Optional.ofNullable(session.getProvider(GeoLocator.class)).flatMap(locator -> locator.locate(address))
                : Optional.empty();
    }

    /** The codes that a country can have: ISO 3166-1 alpha-2, and Kosovo's, which is everywhere used but not assigned. */
    public static Set<String> countries() {
        return Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether places can be known at all on this server. */
    public static boolean areKnown(KeycloakSession session) {
        GeoLocator locator = session.getProvider(GeoLocator.class);
        return locator != null && locator.isReady();
    }

    /** For people: {@code Paris, France}; the country in their language. */
    public String label(Locale language) {
        String name = new Locale.Builder().setRegion(country).build().getDisplayCountry(language);
        return city.map(it -> it + ", " + name).orElse(name);
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isShared(address.getAddress(), address instanceof Inet4Address));
    }

    /** Carrier-grade NAT (RFC 6598, 100.64.0.0/10) and unique local addresses (RFC 4193, fc00::/7). */
    private static boolean isShared(byte[] address, boolean v4) {
        return v4 ? address[0] == 100 && (address[1] & 0xc0) == 64 : (address[0] & 0xfe) == 0xfc;
    }
}
