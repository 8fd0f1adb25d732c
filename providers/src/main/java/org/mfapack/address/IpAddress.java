package org.mfapack.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;

/** Reads addresses as they stand, without asking a name server for anything. */
public final class IpAddress {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Whatever else looks like an address, Java would ask the name server for. */
    private static final Pattern LITERAL =
            Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "|[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)]");

    private IpAddress() {}

    /** IPv4 or IPv6, without a port; an IPv4 address in IPv6 notation is the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        if (text == null || !LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            int zone = text.indexOf('%');
            return Optional.of(InetAddress.getByName(zone < 0 ? text : text.substring(0, zone)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
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
