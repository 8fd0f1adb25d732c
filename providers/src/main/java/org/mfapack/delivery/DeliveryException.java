package org.mfapack.delivery;

import java.util.Objects;

/** A sender did not take a message. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What a failure means for the next try. */
    public enum Kind {
        /** Not reached, busy, or broken on its side: worth another try. */
        UNAVAILABLE,
        /** No intelligible answer: the message may be on its way, a second one would be too many. */
        UNCERTAIN,
        /** The sender works and does not want this message. */
        REJECTED
    }

    private final Kind kind;
    private final String reason;

    /** @param reason a short token for events, never an address or a text */
    public DeliveryException(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = Objects.requireNonNull(kind);
        this.reason = Objects.requireNonNull(reason);
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }
}
