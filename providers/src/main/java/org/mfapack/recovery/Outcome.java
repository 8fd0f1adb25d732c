package org.mfapack.recovery;

import org.mfapack.throttle.Failure;

/** What became of an entered code. */
sealed interface Outcome {

    /** It was right, and is used up now. */
    record Accepted(int left) implements Outcome {}

    record Wrong(Failure failure) implements Outcome {}

    /** It was right once, and somebody else, or the same user in another request, was faster. */
    record Used() implements Outcome {}

    /**
     * Nothing was compared.
     *
     * @param until seconds since the epoch
     */
    record Blocked(long until) implements Outcome {}

    /** Nothing was entered. */
    record Missing() implements Outcome {}
}
