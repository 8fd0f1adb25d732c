package org.mfapack.notice;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** Browser and operating system of the request, as Keycloak reads them. */
final class Device {

    /** A made-up user agent must not become a message of its own. */
    private static final int MAX_LENGTH = 60;

    private final KeycloakSession session;

    Device(KeycloakSession session) {
        this.session = session;
    }

    /** For instance {@code Firefox/130.0, Linux}; empty if the browser does not tell. */
    Optional<String> name() {
        return Optional.ofNullable(
                        session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation())
                .map(device -> name(device.getBrowser(), device.getOs()))
                .filter(name -> !name.isEmpty());
    }

    static String name(String browser, String system) {
        String name = Stream.of(browser, system)
                .filter(part ->
                        part != null && !part.startsWith("Other") && !part.startsWith(DeviceRepresentation.UNKNOWN))
                .map(part -> part.replaceAll("[^\\p{Alnum} ./_-]", ""))
                .collect(Collectors.joining(", "));
        return name.substring(0, Math.min(name.length(), MAX_LENGTH));
    }
}
