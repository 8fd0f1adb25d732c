package org.mfapack.it.gateway;

import java.time.Instant;

/**
 * A message that the gateway took.
 *
 * @param to the recipient as given, for instance {@code +4915112345678} or {@code whatsapp:+4915112345678}
 * @param from the sender's number or id, the messaging service if that chose the number, or empty
 * @param body the text; of a call, its TwiML
 */
public record TextMessage(Instant at, String to, String from, String body) {

    /** The recipient in E.164, whatever the channel. */
    public String number() {
        return to.substring(to.indexOf(':') + 1);
    }
}
