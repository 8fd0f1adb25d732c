package org.mfapack.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.place.Place;
import org.mfapack.place.Place.Position;

@DisplayName("K6 what is remembered of earlier logins")
class EarlierLoginsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Optional<Place> BERLIN = place("DE", 52.52, 13.405);

    private static Optional<Place> place(String country, double latitude, double longitude) {
        return Optional.of(new Place(country, Optional.of("any"), Optional.of(new Position(latitude, longitude, 20))));
    }

    private static Login login(String browser, Instant at, Optional<Place> place) {
        return new Login(browser, at, place);
    }

    private static EarlierLogins after(Login... logins) {
        EarlierLogins earlier = EarlierLogins.NONE;
        for (Login login : logins) {
            earlier = earlier.and(login);
        }
        return earlier;
    }

    @Test
    void givenLogins_whenWrittenAndRead_thenTheSame() {
        EarlierLogins earlier = after(login("a", NOON, BERLIN), login("b", NOON, Optional.empty()));

        assertThat(EarlierLogins.parse(earlier.json())).isEqualTo(earlier);
        assertThat(earlier.lastPlaced())
                .hasValue(new PlacedLogin(NOON, "DE", BERLIN.orElseThrow().position()));
        assertThat(earlier.json()).doesNotContain("any");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "[]", "{\"last\":{\"at\":1}}", "{\"browsers\":[{\"at\":\"x\"}]}", "{\"last\":"})
    void givenTextThatIsNoMemory_whenRead_thenThereIsNone(String json) {
        assertThat(EarlierLogins.parse(json).isEmpty()).isTrue();
    }

    @Test
    void givenCountryOnly_whenWrittenAndRead_thenNoPosition() {
        EarlierLogins earlier =
                after(login("a", NOON, Optional.of(new Place("FR", Optional.empty(), Optional.empty()))));

        assertThat(EarlierLogins.parse(earlier.json()).lastPlaced())
                .hasValue(new PlacedLogin(NOON, "FR", Optional.empty()));
    }

    @Test
    void givenMoreBrowsersThanAreKept_whenAdded_thenTheLongestUnusedIsForgotten() {
        EarlierLogins earlier = IntStream.rangeClosed(0, EarlierLogins.MAX_BROWSERS)
                .mapToObj(i -> login("b" + (i == EarlierLogins.MAX_BROWSERS ? 0 : i), NOON.plusSeconds(i), BERLIN))
                .reduce(EarlierLogins.NONE, EarlierLogins::and, (one, other) -> other)
                .and(login("new", NOON.plusSeconds(100), BERLIN));

        assertThat(earlier.browsers()).hasSize(EarlierLogins.MAX_BROWSERS);
        assertThat(earlier.knows("b0")).as("used again").isTrue();
        assertThat(earlier.knows("b1")).as("longest unused").isFalse();
        assertThat(earlier.knows("new")).isTrue();
    }

    @Test
    void givenUnknownPlace_whenAdded_thenTheLastKnownOneStays() {
        assertThat(after(login("a", NOON, BERLIN), login("a", NOON.plusSeconds(60), Optional.empty()))
                        .lastPlaced())
                .map(PlacedLogin::at)
                .hasValue(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 30, DE, 52.52, 13.405, false",
        "a, 30, DE, 52.40, 13.07, false",
        "a, 30, DE, 48.14, 11.58, true",
        "a, 30, PL, 52.52, 13.405, true",
        "a, 61, DE, 52.52, 13.405, true",
        "a, -30, DE, 52.52, 13.405, false",
        "a, -61, DE, 52.52, 13.405, true",
        "b, 1, DE, 52.52, 13.405, true",
    })
    void givenLogin_whenItTellsNothingNew_thenItIsNotWorthAWrite(
            String browser, int minutes, String country, double latitude, double longitude, boolean worth) {
        EarlierLogins earlier = after(login("a", NOON, BERLIN));
        Login next = login(browser, NOON.plus(Duration.ofMinutes(minutes)), place(country, latitude, longitude));

        assertThat(earlier.isOutdatedBy(next, HOUR)).isEqualTo(worth);
    }

    @Test
    void givenNoPlaces_whenTheBrowserIsKnown_thenOneWriteAWeek() {
        EarlierLogins earlier = after(login("a", NOON, Optional.empty()));

        assertThat(earlier.isOutdatedBy(login("a", NOON.plus(Duration.ofDays(6)), Optional.empty()), HOUR))
                .isFalse();
        assertThat(earlier.isOutdatedBy(login("a", NOON.plus(Duration.ofDays(8)), Optional.empty()), HOUR))
                .isTrue();
        assertThat(earlier.isOutdatedBy(login("a", NOON, BERLIN), HOUR)).isTrue();
    }
}
