package org.mfapack.delivery.sms;

import org.keycloak.provider.Provider;

/**
 * Hands one text message to a gateway. Implementations come from the SPI {@code mfa-sms}, so other JARs can add
 * gateways of their own.
 *
 * <p>{@link #send} runs on a delivery thread, never on a request thread, inside a session whose context holds the
 * realm. It may block for as long as its own connect and read timeouts allow. Retries, circuit breaker and fail-over
 * are the caller's business: an implementation tries once.
 */
public interface SmsSender extends Provider {

    /**
     * Returns once the gateway has accepted the message.
     *
     * @throws SmsException if the gateway refused it, could not be reached or answered something unintelligible
     */
    void send(SmsMessage message) throws SmsException;

    @Override
    default void close() {}
}
