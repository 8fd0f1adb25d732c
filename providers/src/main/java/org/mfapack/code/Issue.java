package org.mfapack.code;

/** The answer to a wish for a code. */
public sealed interface Issue {

    /** A new code; whoever gets this has to send it. */
    record Issued(String code, Challenge challenge) implements Issue {

        /** Never the code. */
        @Override
        public String toString() {
            return "Issued[" + challenge + "]";
        }
    }

    /** A code was made before and stands; nothing is to be sent (SPEC C10). */
    record Standing(Challenge challenge) implements Issue {}

    /** Another request of the same login is making the code right now. */
    record InProgress() implements Issue {}

    /** Too early for a resend (SPEC C11). */
    record TooEarly(Challenge challenge) implements Issue {}

    /** No resend is left in this login (SPEC C11). */
    record NoneLeft(Challenge challenge) implements Issue {}

    /**
     * The factor is blocked after too many wrong codes (SPEC C7).
     *
     * @param until seconds since the epoch
     */
    record Blocked(long until) implements Issue {}
}
