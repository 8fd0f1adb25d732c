package org.mfapack.delivery.sms;

import java.util.Objects;
import org.mfapack.delivery.DeliveryException.Kind;

/** A gateway did not accept a message. Carries a reason for events and metrics, never a number, a text or a secret. */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String reason;

    private SmsException(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
        this.reason = Objects.requireNonNull(reason);
    }

    /** The gateway was not reached, is busy, or failed on its side: worth another try. */
    public static SmsException unavailable(String reason, Throwable cause) {
        return new SmsException(Kind.UNAVAILABLE, reason, cause);
    }

    /** No answer, or none that makes sense: the message may be on its way, another try could send it twice. */
    public static SmsException uncertain(String reason, Throwable cause) {
        return new SmsException(Kind.UNCERTAIN, reason, cause);
    }

    /** The gateway works and does not want this message. */
    public static SmsException rejected(String reason, Throwable cause) {
        return new SmsException(Kind.REJECTED, reason, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** A short token such as {@code http_503}, {@code timeout}, {@code unreachable} or {@code twilio_21211}. */
    public String reason() {
        return reason;
    }
}
