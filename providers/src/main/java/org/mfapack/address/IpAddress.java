package org.mfapack.address;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;

/** Reads addresses as they stand, without asking a name server for anything. */
public final class IpAddress {

    /** The network card of an IPv6 address that is no other machine's business (RFC 4007). */
    private static final Pattern ZONED = Pattern.compile("([^%]*:[^%]*)%[\\w.-]+");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)]");

    private IpAddress() {}

    /** IPv4 or IPv6, without a port; an IPv4 address in IPv6 notation is the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        String address = text == null ? "" : withoutZone(text);
        // Guava takes the digits of other scripts, and an empty zone
        if (!CharMatcher.ascii().matchesAllOf(address) || address.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddresses.forString(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutZone(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        Matcher zoned = ZONED.matcher(text);
        return zoned.matches() ? zoned.group(1) : text;
    }

    /**
     * That of the visitor whose request it is, by Keycloak's own rules for proxies ({@code proxy-headers},
     * {@code proxy-trusted-addresses}); empty if it is no address.
     */
    public static Optional<InetAddress> ofVisitor(KeycloakSession session) {
        ClientConnection connection = session.getContext().getConnection();
        return parse(connection.getRemoteAddr()).or(() -> bracketed(connection.getRemoteHost()));
    }

    /** IPv6 as proxies write it (RFC 7239, section 6), which Keycloak takes for the name of a host. */
    static Optional<InetAddress> bracketed(String host) {
        Matcher brackets = BRACKETED.matcher(host == null ? "" : host);
        return brackets.matches() ? parse(brackets.group(1)) : Optional.empty();
    }
}
