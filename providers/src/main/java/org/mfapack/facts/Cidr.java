package org.mfapack.facts;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mfapack.address.IpAddress;

/**
 * A network: all addresses of one kind, IPv4 or IPv6, that begin alike. IPv4 in IPv6 notation is IPv4.
 *
 * @param bytes 4 or 16
 * @param length how many bits are alike
 * @param start those bits
 */
public record Cidr(int bytes, int length, BigInteger start) {

    /** No zone, no blanks, and nothing that could be read in two ways. */
    private static final Pattern TEXT = Pattern.compile("([^/%]+)(?:/(0|[1-9]\\d{0,2}))?");

    private static final int BITS_BEFORE_MAPPED = 96;

    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. Bits behind the length do not matter. */
    public static Optional<Cidr> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<InetAddress> address = IpAddress.parse(matcher.group(1));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bytes = address.get().getAddress().length;
        int bits = bytes * Byte.SIZE;
        boolean mapped = bytes == 4 && text.contains(":");
        int length = matcher.group(2) == null
                ? bits
                : Integer.parseInt(matcher.group(2)) - (mapped ? BITS_BEFORE_MAPPED : 0);
        return length < 0 || length > bits
                ? Optional.empty()
                : Optional.of(new Cidr(bytes, length, start(address.get(), length)));
    }

    /** An IPv4 address is in no IPv6 network, and the other way round. */
    public boolean contains(InetAddress address) {
        return address.getAddress().length == bytes && start(address, length).equals(start);
    }

    private static BigInteger start(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - length);
    }
}
