package org.mfapack.condition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;
import org.mfapack.history.HistoryReader;
import org.mfapack.history.Journey;
import org.mfapack.history.LoginHistory;
import org.mfapack.history.PlacedLogin;
import org.mfapack.place.Place;
import org.mfapack.place.Place.Position;

/** {@code mfa-condition-travel}: nobody can have come here from the place of the last login in that time. */
public final class TravelConditionFactory extends SteadyConditionFactory implements HistoryReader {

    static final String SPEED = "mfa-travel-speed";

    private static final int MIN_SPEED = 50;
    private static final int MAX_SPEED = 10_000;
    private static final int DEFAULT_SPEED = 250;

    /** By as much the clocks of two servers may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    public TravelConditionFactory() {
        super("travel", true);
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SPEED)
                .label("Speed")
                .helpText("Kilometres per hour, " + MIN_SPEED + " to " + MAX_SPEED
                        + ". A journey from the place of the last login is impossible if it was faster, as the crow flies. Needs"
                        + " a file of places with coordinates (server option spi-mfa-geo--maxmind--file).")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(DEFAULT_SPEED)
                .add()
                .build();
    }

    @Override
    protected Question question(Options options) {
        int speed = options.number(SPEED, MIN_SPEED, MAX_SPEED, DEFAULT_SPEED);
        return new PlaceQuestion(facts -> ask(facts, speed));
    }

    private static Answer ask(LoginFacts facts, int speed) {
        Optional<Place> place = facts.place();
        if (place.isEmpty()) {
            return WhyUnknown.noPlace(facts);
        }
        return facts.history()
                .flatMap(LoginHistory::lastPlaced)
                .map(last -> ask(last, place.get(), Duration.between(last.at(), facts.now()), speed))
                .orElseGet(() -> Answer.unknown(WhyUnknown.NO_LOGIN));
    }

    /** A file of countries tells nothing of ways inside of one, and not how far another one is. */
    static Answer ask(PlacedLogin last, Place place, Duration time, int speed) {
        if (time.compareTo(CLOCK_SKEW.negated()) < 0) {
            return Answer.unknown("clock");
        }
        Optional<Position> from = last.position();
        Optional<Position> to = place.position();
        if (from.isPresent() && to.isPresent()) {
            Journey journey = Journey.between(from.get(), to.get(), time);
            return Answer.of(
                    journey.isFasterThan(speed),
                    Math.round(journey.km()) + "km," + Math.max(0, time.toMinutes()) + "min");
        }
        return last.country().equals(place.country())
                ? Answer.of(false, place.country())
                : Answer.unknown("no_coordinates");
    }

    @Override
    public Optional<Duration> historyTolerance(Map<String, String> config) {
        return Optional.of(CLOSELY);
    }

    @Override
    public String getDisplayType() {
        return "Condition - impossible journey";
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public String getHelpText() {
        return "Met when nobody can have travelled from the place of the last login to that of this one.";
    }
}
