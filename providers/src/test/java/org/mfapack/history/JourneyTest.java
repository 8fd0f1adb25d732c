package org.mfapack.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.place.Place.Position;

@DisplayName("K2 journeys between two logins")
class JourneyTest {

    @ParameterizedTest
    @CsvSource({
        "52.52, 13.405, 40.713, -74.006, 6385",
        "-18.142, 178.442, -13.834, -171.763, 1145",
        "0, 179.5, 0, -179.5, 111",
        "89.9, 0, 89.9, 180, 22",
        "10, 20, 10, 20, 0",
        "0, 0, 0, 180, 20015",
        "-90, 0, 90, 0, 20015"
    })
    void givenTwoPlaces_whenMeasured_thenOnTheGreatCircle(
            double lat1, double lon1, double lat2, double lon2, double km) {
        assertThat(Journey.distance(new Position(lat1, lon1), new Position(lat2, lon2)))
                .isCloseTo(km, within(Math.max(1, km / 100)));
    }

    @ParameterizedTest
    @CsvSource({
        // The equator has 111.2 km to the degree.
        "0, 10, 0, 60, 250, true",
        "0, 2, 0, 60, 250, false",
        "0, 2, 0, 53, 250, true",
        "50, 2, 50, 53, 250, false",
        "0, 1, 0, 0, 250, true",
        "200, 1, 0, 0, 250, false",
        "0, 0, 0, 0, 250, false",
        "0, 0, 0, -5, 250, false",
        "0, 1, 0, -5, 250, true",
        "0, 180, 0, 600000, 250, false"
    })
    void givenJourney_whenItTookSoLong_thenPossibleOnlyWithinTheSpeed(
            int accuracy, double degrees, int otherAccuracy, int minutes, int speed, boolean impossible) {
        Journey journey = Journey.between(
                new Position(0, 0, accuracy), new Position(0, degrees, otherAccuracy), Duration.ofMinutes(minutes));

        assertThat(journey.isFasterThan(speed)).isEqualTo(impossible);
    }

    @Test
    void givenPlaceKnownForItsCountryOnly_whenTheWholeCountryIsInReach_thenPossible() {
        Position middleOfTheUs = new Position(37.75, -97.82, 1000);
        Position newYork = new Position(40.71, -74.0, 20);

        assertThat(Journey.between(middleOfTheUs, newYork, Duration.ofHours(5)).isFasterThan(250))
                .isFalse();
    }
}
