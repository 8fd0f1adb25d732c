package org.mfapack.facts;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * The browser of the request, as Keycloak reads it from the user agent: what it says of itself, never a proof.
 *
 * @param name with its version, {@code Firefox/130.0}; empty if the browser does not tell
 * @param system operating system, {@code Linux}; empty if the browser does not tell
 * @param type kind of device
 */
public record BrowserFacts(Optional<String> name, Optional<String> system, Type type) {

    /** What kind of device it is. */
    public enum Type {
        DESKTOP,
        MOBILE,
        UNKNOWN
    }

    /** A made-up user agent must not become a message of its own. */
    private static final int MAX_LENGTH = 60;

    private static final String OTHER = "Other";
    private static final Pattern NOT_SHOWN = Pattern.compile("[^\\p{Alnum} ./_-]");

    /** That of the session's request. */
    public static BrowserFacts of(KeycloakSession session) {
        DeviceRepresentation device =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        return device == null
                ? new BrowserFacts(Optional.empty(), Optional.empty(), Type.UNKNOWN)
                : of(device.getBrowser(), device.getOs(), device.isMobile());
    }

    static BrowserFacts of(String browser, String system, boolean mobile) {
        Optional<String> name = told(browser);
        Optional<String> operatingSystem = told(system);
        Type type = name.isEmpty() && operatingSystem.isEmpty() ? Type.UNKNOWN : mobile ? Type.MOBILE : Type.DESKTOP;
        return new BrowserFacts(name, operatingSystem, type);
    }

    /** For people, for instance {@code Firefox/130.0, Linux}; empty if the browser does not tell. At most 60 characters. */
    public Optional<String> label() {
        String label = Stream.of(name, system).flatMap(Optional::stream).collect(Collectors.joining(", "));
        return Optional.of(label.substring(0, Math.min(label.length(), MAX_LENGTH)))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> told(String part) {
        return Optional.ofNullable(part)
                .filter(text -> !text.startsWith(OTHER) && !text.startsWith(DeviceRepresentation.UNKNOWN))
                .map(text -> NOT_SHOWN.matcher(text).replaceAll(""))
                .filter(text -> !text.isBlank());
    }
}
