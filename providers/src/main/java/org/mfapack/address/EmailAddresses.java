package org.mfapack.address;

import java.util.Locale;
import java.util.Optional;
import org.keycloak.utils.EmailValidationUtil;

/** Reads and masks e-mail addresses. */
public final class EmailAddresses {

    private static final String HIDDEN = "••••";

    private EmailAddresses() {}

    /** The address as it is stored: trimmed, the domain in lower case; empty if Keycloak would not send to it. */
    public static Optional<String> parse(String input) {
        String address = input == null ? "" : input.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || !EmailValidationUtil.isValidEmail(address)) {
            return Optional.empty();
        }
        return Optional.of(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }

    /** {@code a••••@e••••.org}: the first letters and the last label, whatever the lengths. */
    public static String mask(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return HIDDEN;
        }
        String domain = address.substring(at + 1);
        int dot = domain.lastIndexOf('.');
        String end = dot > 0 ? domain.substring(dot) : "";
        return first(address) + HIDDEN + "@" + first(domain) + HIDDEN + end;
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
