package org.mfapack.it.delivery;

import java.time.Duration;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.server.KeycloakServerBuilder;

/**
 * All senders on one server that gives up soon and has few places, so that a test can see the end of both. It logs all at
 * TRACE but what cannot see a code and would fill the disk: SQL, caches, transactions.
 */
public final class Impatient implements ServerSetting {

    static final int THREADS = 4;
    static final int QUEUE = 2;
    /** Soon, and yet longer than a busy machine needs for the few logins that a test makes meanwhile. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(8);
    /** Generous for a busy machine, and far below what a page would take that waits for a gateway or a mail server. */
    static final Duration AT_ONCE = READ_TIMEOUT.dividedBy(2);

    @Override
    public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
        surroundings.allSendersOf(server);
        server.option("spi-mfa-sms--twilio--read-timeout", Long.toString(READ_TIMEOUT.toMillis()))
                .option("spi-mfa-outbox--default--threads", Integer.toString(THREADS))
                .option("spi-mfa-outbox--default--queue", Integer.toString(QUEUE))
                .option("spi-mfa-outbox--default--breaker-delay-seconds", "3")
                .logLevel("trace,org.hibernate:info,org.infinispan:info,com.arjuna:info,liquibase:info");
    }
}
