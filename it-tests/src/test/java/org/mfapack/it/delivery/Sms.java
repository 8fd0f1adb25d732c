package org.mfapack.it.delivery;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.mfapack.it.gateway.TextMessage;
import org.mfapack.it.gateway.TwilioStandIn;

/** A text message as the phone shows it. */
record Sms(String from, String text) {

    private static final Pattern LAST_LINE = Pattern.compile("\n@(\\S+) #([0-9A-Z]{6,10})$");

    /** The latest message to a number. */
    static Sms of(TwilioStandIn gateway, String phone) {
        List<TextMessage> messages = gateway.messagesTo(phone);
        if (messages.isEmpty()) {
            throw new AssertionError("no message to " + phone);
        }
        TextMessage latest = messages.get(messages.size() - 1);
        return new Sms(latest.from(), latest.body());
    }

    static Sms await(TwilioStandIn gateway, String phone) {
        return await(gateway, phone, 1);
    }

    /** Waits until that many messages have come; the latest of them. */
    static Sms await(TwilioStandIn gateway, String phone, int count) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.messagesTo(phone).size() >= count);
        return of(gateway, phone);
    }

    String code() {
        return lastLine().group(2);
    }

    String host() {
        return lastLine().group(1);
    }

    private Matcher lastLine() {
        Matcher line = LAST_LINE.matcher(text);
        if (!line.find()) {
            throw new AssertionError("no origin-bound code in: " + text);
        }
        return line;
    }
}
