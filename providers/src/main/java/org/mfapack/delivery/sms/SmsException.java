package org.mfapack.delivery.sms;

import java.util.Objects;

/** A gateway did not accept a message. Carries a reason for events and metrics, never a number, a text or a secret. */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean retryable;

    private SmsException(String reason, boolean retryable, Throwable cause) {
        super(reason, cause);
        this.reason = Objects.requireNonNull(reason);
        this.retryable = retryable;
    }

    /** Worth another try at the same gateway: it was not reached, is busy, or failed on its side. */
    public static SmsException temporary(String reason, Throwable cause) {
        return new SmsException(reason, true, cause);
    }

    /** Another try at the same gateway would fail again or could deliver the message twice. */
    public static SmsException permanent(String reason, Throwable cause) {
        return new SmsException(reason, false, cause);
    }

    /** A short token such as {@code http_503}, {@code timeout}, {@code unreachable} or {@code twilio_21211}. */
    public String reason() {
        return reason;
    }

    public boolean isRetryable() {
        return retryable;
    }
}
