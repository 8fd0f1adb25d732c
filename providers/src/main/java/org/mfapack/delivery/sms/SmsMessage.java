package org.mfapack.delivery.sms;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One text message on its way to one phone.
 *
 * @param to the recipient in E.164, for instance {@code +4915112345678}
 * @param text what a text message says; at most 160 GSM-7 characters in the languages of the pack
 * @param spoken the same for a voice call, the characters of the code set apart so that they are read one by one
 * @param locale the language of {@code text} and {@code spoken}
 * @param senderId the realm's own sender (a number or an alphanumeric sender id), empty for the sender's default
 */
public record SmsMessage(String to, String text, String spoken, Locale locale, Optional<String> senderId) {

    public SmsMessage {
        Objects.requireNonNull(to);
        Objects.requireNonNull(text);
        Objects.requireNonNull(spoken);
        Objects.requireNonNull(locale);
        Objects.requireNonNull(senderId);
    }

    /** Never the number or the code: both end up in logs otherwise. */
    @Override
    public String toString() {
        return "SmsMessage[" + locale + "]";
    }
}
