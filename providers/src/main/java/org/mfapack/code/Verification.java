package org.mfapack.code;

import java.util.OptionalLong;
import org.mfapack.throttle.Failure;

/** The answer to a code that somebody typed. */
public sealed interface Verification {

    /** The code was right, and nobody else will be told so. */
    record Accepted() implements Verification {}

    /** Nothing was typed; no attempt was used. */
    record Missing() implements Verification {}

    /**
     * A wrong code, counted on the account.
     *
     * @param attemptsLeft for this code; 0: it is dead
     * @param blockedUntil seconds since the epoch, if this failure blocked the factor
     * @param disable true if this failure was the last that the factor bears: it has to be enrolled again
     */
    record Wrong(int attemptsLeft, OptionalLong blockedUntil, boolean disable) implements Verification {

        /** What it means for the account. */
        public Failure failure() {
            return new Failure(blockedUntil, disable);
        }
    }

    /** The lifetime is over; whether the code was right is not told (SPEC C2). */
    record Expired() implements Verification {}

    /** All attempts at this code were used before. */
    record Exhausted() implements Verification {}

    /**
     * The factor is blocked; the code was not looked at.
     *
     * @param until seconds since the epoch
     */
    record Blocked(long until) implements Verification {}

    /** There is no such challenge: never issued, used, replaced by a newer one, or of another login. */
    record Unknown() implements Verification {}
}
