package org.mfapack.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One security notice on its way to one address (SPEC N1). It has no secret, and of other addresses their masks only. */
public record NoticeMessage(
        Channel channel, String address, String maskedAddress, Locale locale, Content content, Origin origin)
        implements Message {

    /** Never the address. */
    @Override
    public String toString() {
        return "NoticeMessage[" + channel + ", " + content.kind() + "]";
    }

    /**
     * What a notice tells.
     *
     * @param kind in message keys and events, {@code factor-added} for instance
     * @param method in message keys: {@code totp} or {@code password}, for instance; empty if no one method is meant
     * @param destination the mask of the address in question, if it is one
     * @param codesLeft recovery codes that are left
     * @param device browser and operating system
     * @param place city and country of the IP address, in the language of the message
     * @param accountUrl where the user can look after the account
     */
    public record Content(
            String kind,
            String method,
            Optional<String> destination,
            OptionalInt codesLeft,
            boolean byAdministrator,
            Instant at,
            Optional<String> device,
            Optional<String> ipAddress,
            Optional<String> place,
            String accountUrl) {}
}
