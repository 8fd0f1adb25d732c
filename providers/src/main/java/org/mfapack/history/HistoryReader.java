package org.mfapack.history;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A factory of something that reads the {@link LoginHistory}: of an authenticator or condition in a flow of the realm, or of
 * an event listener on the realm's list. Logins are remembered in realms that have one.
 */
public interface HistoryReader {

    /** By how much a time is at most wrong when only browsers and countries matter. */
    Duration ROUGHLY = Duration.ofDays(7);
    /** The same when it is about journeys: each login later than that costs a write. */
    Duration CLOSELY = Duration.ofHours(1);

    /**
     * How exactly the time of the last login must be known; empty if the history is not read.
     *
     * @param config of the execution; empty for a listener
     */
    Optional<Duration> historyTolerance(Map<String, String> config);
}
