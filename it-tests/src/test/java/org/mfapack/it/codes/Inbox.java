package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.mfapack.it.gateway.TextMessage;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;

/** The codes that reached one address, oldest first. */
final class Inbox {

    private final Supplier<List<String>> codes;

    private Inbox(Supplier<List<String>> codes) {
        this.codes = codes;
    }

    static Inbox of(MailBox mail, String address) {
        return new Inbox(
                () -> mail.messagesTo(address).stream().map(ReceivedMail::code).toList());
    }

    static Inbox of(TwilioStandIn gateway, String number) {
        return new Inbox(
                () -> gateway.messagesTo(number).stream().map(Inbox::codeOf).toList());
    }

    List<String> codes() {
        return codes.get();
    }

    /** The one code that arrives. */
    String await() {
        return await(1);
    }

    /** The latest of so many codes, once they are here; more of them are too many. */
    String await(int count) {
        Awaitility.await("code " + count)
                .untilAsserted(() -> assertThat(codes()).hasSizeGreaterThanOrEqualTo(count));
        assertThat(codes()).hasSize(count);
        return codes().get(count - 1);
    }

    /** The last line is {@code @host #code}. */
    private static String codeOf(TextMessage message) {
        return message.body().substring(message.body().lastIndexOf('#') + 1).strip();
    }
}
