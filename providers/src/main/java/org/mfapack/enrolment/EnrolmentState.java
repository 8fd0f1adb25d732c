package org.mfapack.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/**
 * How far a user has been asked to set up a second factor. Times are seconds since the epoch.
 *
 * @param firstAsked when the page was shown for the first time; null if never
 * @param snoozes how often the user put it off
 * @param snoozedUntil when the user is asked again; null if never put off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record EnrolmentState(Long firstAsked, int snoozes, Long snoozedUntil) {

    static final EnrolmentState NEVER_ASKED = new EnrolmentState(null, 0, null);

    /** Reads what {@link #json} wrote; what cannot be read counts for nothing, and the user is asked. */
    static Optional<EnrolmentState> parse(String json) {
        try {
            return json == null
                    ? Optional.empty()
                    : Optional.ofNullable(JsonSerialization.readValue(json, EnrolmentState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String json() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException e) {
            throw new IllegalStateException("A record of three fields can be written", e);
        }
    }

    Optional<Instant> askedAt() {
        return Optional.ofNullable(firstAsked).map(Instant::ofEpochSecond);
    }

    boolean isSnoozedAt(Instant now) {
        return snoozedUntil != null && now.getEpochSecond() < snoozedUntil;
    }

    EnrolmentState asked(Instant now) {
        return new EnrolmentState(firstAsked == null ? now.getEpochSecond() : firstAsked, snoozes, snoozedUntil);
    }

    EnrolmentState snoozed(Instant until) {
        return new EnrolmentState(firstAsked, snoozes + 1, until.getEpochSecond());
    }

    /** Two logins at once may each have stored one: what counts is the more that was asked and put off. */
    EnrolmentState and(EnrolmentState other) {
        return new EnrolmentState(
                firstAsked == null || (other.firstAsked != null && other.firstAsked < firstAsked)
                        ? other.firstAsked
                        : firstAsked,
                Math.max(snoozes, other.snoozes),
                snoozedUntil == null || (other.snoozedUntil != null && other.snoozedUntil > snoozedUntil)
                        ? other.snoozedUntil
                        : snoozedUntil);
    }
}
