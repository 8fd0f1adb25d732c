package org.mfapack.factor.code;

import java.util.List;
import java.util.Optional;
import org.mfapack.code.Challenge;
import org.mfapack.delivery.Deliveries;

/**
 * What the code page has to show.
 *
 * @param challenge absent while another request makes it, or when none could be made
 * @param message to show, absent if there is none
 * @param blockedUntil seconds since the epoch, 0 if not blocked
 */
record CodeView(
        State state,
        Optional<Challenge> challenge,
        Deliveries.State delivery,
        Optional<Message> message,
        long blockedUntil) {

    /** What can be done with the code. */
    public enum State {
        /** It can be entered. */
        OPEN,
        /** Its lifetime is over. */
        EXPIRED,
        /** Its attempts are used up. */
        EXHAUSTED,
        /** It was used, or there is a newer one. */
        SUPERSEDED,
        /** No sender took the message. */
        FAILED,
        /** Nothing can be sent right now. */
        UNSENT,
        /** Too many wrong codes; it passes. */
        BLOCKED,
        /** Too many wrong codes in a row; it has to be enrolled again. */
        DISABLED,
        /** The factor policy does not let this user use it (SPEC F6). */
        FORBIDDEN
    }

    /** Where a message belongs. */
    public enum Tone {
        /** What was entered is wrong: beside the field. */
        FIELD_ERROR,
        /** What was asked for is not possible: above the form. */
        REFUSAL,
        /** It was done: above the form. */
        INFO
    }

    /** A message key and its arguments. */
    public record Message(Tone tone, String key, List<Object> arguments) {}

    static CodeView of(State state) {
        return new CodeView(state, Optional.empty(), Deliveries.State.PENDING, Optional.empty(), 0);
    }

    static CodeView blocked(long until) {
        return new CodeView(State.BLOCKED, Optional.empty(), Deliveries.State.PENDING, Optional.empty(), until);
    }

    CodeView with(Challenge shown, Deliveries.State delivered) {
        return new CodeView(state, Optional.of(shown), delivered, message, blockedUntil);
    }

    CodeView with(Tone tone, String key, Object... arguments) {
        return new CodeView(
                state, challenge, delivery, Optional.of(new Message(tone, key, List.of(arguments))), blockedUntil);
    }

    CodeView in(State other) {
        return new CodeView(other, challenge, delivery, message, blockedUntil);
    }

    /** Whether a new code is on its way, and nothing went wrong. */
    boolean isSent() {
        return state == State.OPEN && message.isEmpty();
    }
}
