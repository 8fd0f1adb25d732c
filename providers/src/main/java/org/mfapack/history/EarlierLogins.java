package org.mfapack.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;
import org.mfapack.place.Place;
import org.mfapack.place.Place.Position;

/**
 * What is remembered of one user's logins: the last one whose place was known, and the browsers. Times are seconds since the
 * epoch.
 *
 * @param last null as long as no place was known
 * @param browsers at most {@value #MAX_BROWSERS}; one that is not used gives way to a new one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record EarlierLogins(Last last, List<Known> browsers) {

    static final int MAX_BROWSERS = 10;

    /** Of how much use it is to know when a browser was used: which one goes first. */
    private static final Duration BROWSER_TOLERANCE = Duration.ofDays(7);
    /** Below that it is one place: addresses of one town, telephone networks. */
    private static final double SAME_PLACE_KM = 50;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Last(long at, String country, Double latitude, Double longitude, Integer accuracy) {

        private static Last of(Instant at, Place place) {
            Optional<Position> position = place.position();
            return new Last(
                    at.getEpochSecond(),
                    place.country(),
                    position.map(Position::latitude).orElse(null),
                    position.map(Position::longitude).orElse(null),
                    position.map(Position::accuracyKm).orElse(null));
        }

        private PlacedLogin login() {
            boolean placed = latitude != null && longitude != null && accuracy != null;
            return new PlacedLogin(
                    Instant.ofEpochSecond(at),
                    country,
                    placed ? Optional.of(new Position(latitude, longitude, accuracy)) : Optional.empty());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Known(String id, long at) {}

    EarlierLogins {
        browsers = browsers == null ? List.of() : List.copyOf(browsers);
    }

    static final EarlierLogins NONE = new EarlierLogins(null, List.of());

    /** Reads what {@link #json} wrote; what cannot be read is as good as no memory. */
    static EarlierLogins parse(String json) {
        try {
            EarlierLogins read = json == null ? null : JsonSerialization.readValue(json, EarlierLogins.class);
            return read == null || (read.last != null && read.last.country == null) ? NONE : read;
        } catch (IOException | RuntimeException e) {
            return NONE;
        }
    }

    String json() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException e) {
            throw new IllegalStateException("Records of plain values can be written", e);
        }
    }

    boolean isEmpty() {
        return last == null && browsers.isEmpty();
    }

    boolean knows(String browser) {
        return lastUse(browser).isPresent();
    }

    /** Whether a browser was used so recently that another login with it tells nothing. */
    boolean hasUsed(String browser, Instant now) {
        return lastUse(browser)
                .filter(use -> isWithin(BROWSER_TOLERANCE, use, now))
                .isPresent();
    }

    private Optional<Instant> lastUse(String browser) {
        for (Known known : browsers) {
            if (known.id().equals(browser)) {
                return Optional.of(Instant.ofEpochSecond(known.at()));
            }
        }
        return Optional.empty();
    }

    Optional<PlacedLogin> lastPlaced() {
        return Optional.ofNullable(last).map(Last::login);
    }

    /**
     * Whether a login tells anything that is worth a write.
     *
     * @param tolerance by how much the time of the last login may be wrong
     */
    boolean isOutdatedBy(Login login, Duration tolerance) {
        return !hasUsed(login.browser(), login.at())
                || login.place()
                        .filter(place -> isOutdatedBy(place, login.at(), tolerance))
                        .isPresent();
    }

    private boolean isOutdatedBy(Place place, Instant at, Duration tolerance) {
        return lastPlaced()
                .filter(before -> before.country().equals(place.country())
                        && isNear(before.position(), place.position())
                        && isWithin(tolerance, before.at(), at))
                .isEmpty();
    }

    private static boolean isNear(Optional<Position> one, Optional<Position> other) {
        return one.isPresent() == other.isPresent()
                && one.flatMap(from -> other.map(to -> Journey.distance(from, to) < SAME_PLACE_KM))
                        .orElse(true);
    }

    private static boolean isWithin(Duration tolerance, Instant before, Instant now) {
        return Duration.between(before, now).abs().compareTo(tolerance) < 0;
    }

    EarlierLogins and(Login login) {
        List<Known> all = new ArrayList<>(browsers);
        all.removeIf(known -> known.id().equals(login.browser()));
        all.add(new Known(login.browser(), login.at().getEpochSecond()));
        all.sort(Comparator.comparingLong(Known::at));
        return new EarlierLogins(
                login.place().map(place -> Last.of(login.at(), place)).orElse(last),
                all.subList(Math.max(0, all.size() - MAX_BROWSERS), all.size()));
    }
}
