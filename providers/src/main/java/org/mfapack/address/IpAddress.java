package org.mfapack.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they stand, without asking a name server for anything. */
public final class IpAddress {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Whatever else looks like an address, Java would ask the name server for. */
    private static final Pattern LITERAL =
            Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "|[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");

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
}
