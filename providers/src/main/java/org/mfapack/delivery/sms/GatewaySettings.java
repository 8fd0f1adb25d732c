package org.mfapack.delivery.sms;

import java.time.Duration;
import java.util.Optional;

/** What the server options of any gateway tell. */
public interface GatewaySettings {

    Duration connectTimeout();

    Duration readTimeout();

    /** What to set before anything can be sent; empty if nothing. */
    Optional<String> remedy();
}
