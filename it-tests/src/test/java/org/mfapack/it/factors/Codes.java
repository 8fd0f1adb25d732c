package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mfapack.it.gateway.TextMessage;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.mail.MailBox;

/** The codes as their owner gets them. A message that was asked for twice would be seen here. */
record Codes(MailBox mail, TwilioStandIn gateway) {

    private static final Pattern LAST_LINE = Pattern.compile("@\\S+ #(\\S+)\\s*$");

    /** The code of the only message to an address or number. */
    String sentTo(String destination) {
        return sentTo(destination, 1);
    }

    /** The latest code, when so many messages and no more were sent to an address or number. */
    String sentTo(String destination, int messages) {
        if (destination.contains("@")) {
            String code = mail.awaitMessagesTo(destination, messages).get(0).code();
            assertThat(mail.messagesTo(destination)).hasSize(messages);
            return code;
        }
        await().until(() -> gateway.messagesTo(destination).size() >= messages);
        List<TextMessage> received = gateway.messagesTo(destination);
        assertThat(received).hasSize(messages);
        return codeIn(received.get(messages - 1));
    }

    /** How many messages there are to an address or number so far. */
    int count(String destination) {
        return destination.contains("@")
                ? mail.messagesTo(destination).size()
                : gateway.messagesTo(destination).size();
    }

    /** Another code of the same form. */
    static String not(String code) {
        return code.substring(1) + (char) ('0' + (code.charAt(0) - '0' + 1) % 10);
    }

    private static String codeIn(TextMessage message) {
        Matcher code = LAST_LINE.matcher(message.body());
        if (code.find()) {
            return code.group(1);
        }
        throw new AssertionError("no code in: " + message.body());
    }
}
