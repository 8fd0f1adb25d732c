package org.mfapack.it.demo;

import java.time.Instant;
import java.util.Optional;

/** A message that reached the demo, as the inbox page shows it. */
record Arrival(
        long id,
        Channel channel,
        String from,
        String to,
        String subject,
        String text,
        Optional<String> html,
        Instant at) {

    enum Channel {
        EMAIL,
        SMS
    }
}
