package org.mfapack.it.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.server.KeycloakServerBuilder;
import org.mfapack.it.server.Workspace;

/** A server behind a proxy, so that tests say where their visitors are, and with a file of places. */
public final class GeoServer implements ServerSetting {

    static final String BERLIN = "203.0.113.7";
    static final String BERLIN_IPV6 = "2001:db8:de::7";
    static final String MUNICH = "198.18.1.7";
    static final String NEW_YORK = "198.51.100.7";
    /** On both sides of the date line. */
    static final String SUVA = "2001:db8:f1::7";

    static final String APIA = "2001:db8:f2::7";
    /** Of these the file knows the country and no more. */
    static final String SOMEWHERE_IN_FRANCE = "192.0.2.7";

    static final String ELSEWHERE_IN_FRANCE = "2001:db8:f3::7";
    /** Of these it knows nothing. */
    static final String NOWHERE = "8.8.8.8";

    static final String PRIVATE = "10.0.0.7";

    @Override
    public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
        surroundings.textMessagesOf(server);
        places().writeTo(file());
        server.sharing(file().getParent())
                .option("proxy-headers", "xforwarded")
                .option("spi-mfa-geo--maxmind--file", file().toString())
                .option("spi-mfa-geo--maxmind--check-seconds", "1");
    }

    static Path file() {
        try {
            return Files.createDirectories(Workspace.target().resolve("places")).resolve("places.mmdb");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MaxMindFile places() {
        return new MaxMindFile("GeoLite2-City")
                .city("203.0.113.0/24", "DE", "Berlin", 52.52, 13.405)
                .city("2001:db8:de::/48", "DE", "Berlin", 52.52, 13.405)
                .city("198.18.1.0/24", "DE", "Munich", 48.137, 11.575)
                .city("198.51.100.0/24", "US", "New York", 40.713, -74.006)
                .city("2001:db8:f1::/48", "FJ", "Suva", -18.142, 178.442)
                .city("2001:db8:f2::/48", "WS", "Apia", -13.834, -171.763)
                .country("192.0.2.0/24", "FR")
                .country("2001:db8:f3::/48", "FR")
                .country("10.0.0.0/8", "DE");
    }
}
