package org.mfapack.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What a user without a second factor may do now, from the mildest to the strictest. */
sealed interface Verdict {

    /** The user put it off and is not asked yet. */
    record Snoozed() implements Verdict {}

    /**
     * The user is asked and may say "not now".
     *
     * @param until when the user would be asked again; empty if "not now" is for this login only and does not count
     * @param left how often that can be said, this time included; empty if as often as one likes
     * @param deadline from when it can no longer be said
     */
    record Skippable(Optional<Instant> until, OptionalInt left, Optional<Instant> deadline) implements Verdict {

        static final Skippable THIS_LOGIN = new Skippable(Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** The login goes no further without a second factor. */
    record Mandatory() implements Verdict {}

    /** The stricter of the two. */
    default Verdict and(Verdict other) {
        return other.strictness() > strictness() ? other : this;
    }

    private int strictness() {
        return this instanceof Mandatory ? 2 : this instanceof Skippable ? 1 : 0;
    }

    /** Days as people count them: what is left of today is one. */
    static int daysBetween(Instant now, Instant then) {
        long seconds = Duration.between(now, then).toSeconds();
        return (int) Math.max(1, -Math.floorDiv(-seconds, Duration.ofDays(1).toSeconds()));
    }
}
