package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

@DisplayName("K2 hours and days in a time zone")
class TimeWindowTest {

    private static final String BERLIN = "Europe/Berlin";

    private static Options options(String zone, String days, String from, String to) {
        Map<String, String> config = new HashMap<>();
        config.put(TimeConditionFactory.ZONE, zone);
        config.put(TimeConditionFactory.DAYS, days);
        config.put(TimeConditionFactory.FROM, from);
        config.put(TimeConditionFactory.TO, to);
        return new Options(config);
    }

    private static boolean holds(String zone, String days, String from, String to, String at) {
        Instant instant = OffsetDateTime.parse(at).toInstant();
        return TimeConditionFactory.window(options(zone, days, from, to))
                .orElseThrow()
                .contains(instant);
    }

    @ParameterizedTest(name = "{0} {1} {2}-{3} at {4}: {5}")
    @CsvSource({
        // 2026-11-23 is a Monday
        "UTC,, 8:00, 18:00, 2026-11-23T07:59:59Z, false",
        "UTC,, 8:00, 18:00, 2026-11-23T08:00:00Z, true",
        "UTC,, 08:00, 18:00, 2026-11-23T17:59:59Z, true",
        "UTC,, 8:00, 18:00, 2026-11-23T18:00:00Z, false",
        ",, 8:00, 18:00, 2026-11-23T08:00:00Z, true",
        "Europe/Berlin,, 8:00, 18:00, 2026-11-23T07:00:00Z, true",
        "Europe/Berlin,, 8:00, 18:00, 2026-07-23T06:00:00Z, true",
        "Europe/Berlin,, 8:00, 18:00, 2026-11-23T17:00:00Z, false",
        "+05:30,, 8:00, 18:00, 2026-11-23T02:30:00Z, true",
        "Asia/Kolkata,, 8:00, 18:00, 2026-11-23T02:29:00Z, false",
        "UTC, monday##tuesday,,, 2026-11-23T00:00:00Z, true",
        "UTC, MONDAY,,, 2026-11-23T23:59:59Z, true",
        "UTC, monday,,, 2026-11-24T00:00:00Z, false",
        "Pacific/Auckland, tuesday,,, 2026-11-23T12:00:00Z, true",
        "UTC, monday, 18:00,, 2026-11-23T23:59:59Z, true",
        "UTC, monday, 18:00, 24:00, 2026-11-24T00:00:00Z, false",
        "UTC, monday, 18:00, 0:00, 2026-11-23T18:00:00Z, true",
        "UTC, monday,, 8:00, 2026-11-23T07:59:00Z, true",
        "UTC, monday,, 8:00, 2026-11-23T08:00:00Z, false",
        "UTC,, 0:00, 24:00, 2026-11-23T12:00:00Z, true",
    })
    void givenWindow_whenAsked_thenInsideOrNot(
            String zone, String days, String from, String to, String at, boolean holds) {
        assertThat(holds(zone, days, from, to, at)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0} 22:00-6:00 at {1}: {2}")
    @CsvSource({
        // 2026-11-27 is a Friday
        "friday, 2026-11-27T21:59:59Z, false",
        "friday, 2026-11-27T22:00:00Z, true",
        "friday, 2026-11-28T00:00:00Z, true",
        "friday, 2026-11-28T05:59:59Z, true",
        "friday, 2026-11-28T06:00:00Z, false",
        "friday, 2026-11-27T05:00:00Z, false",
        "saturday, 2026-11-28T05:00:00Z, false",
        "sunday, 2026-11-30T05:00:00Z, true",
        ", 2026-11-30T05:00:00Z, true",
        ", 2026-11-30T12:00:00Z, false",
    })
    @DisplayName("K2 a night belongs to the day on which it begins")
    void givenWindowOverMidnight_whenAsked_thenInsideOrNot(String days, String at, boolean holds) {
        assertThat(holds("UTC", days, "22:00", "6:00", at)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0}-{1} at {2}: {3}")
    @CsvSource({
        // spring: after 1:59:59 +01:00 comes 3:00:00 +02:00
        "2:00, 3:00, 2027-03-28T00:59:59Z, false",
        "2:00, 3:00, 2027-03-28T01:00:00Z, false",
        "2:30, 3:30, 2027-03-28T00:59:59Z, false",
        "2:30, 3:30, 2027-03-28T01:00:00Z, true",
        "2:30, 3:30, 2027-03-28T01:29:59Z, true",
        "2:30, 3:30, 2027-03-28T01:30:00Z, false",
        "22:00, 6:00, 2027-03-28T03:59:59Z, true",
        "22:00, 6:00, 2027-03-28T04:00:00Z, false",
        // autumn: after 2:59:59 +02:00 comes 2:00:00 +01:00
        "2:00, 3:00, 2026-10-25T00:00:00Z, true",
        "2:00, 3:00, 2026-10-25T01:30:00Z, true",
        "2:00, 3:00, 2026-10-25T02:00:00Z, false",
        "1:30, 2:30, 2026-10-25T00:29:59Z, true",
        "1:30, 2:30, 2026-10-25T00:30:00Z, false",
        "1:30, 2:30, 2026-10-25T01:00:00Z, true",
        "1:30, 2:30, 2026-10-25T01:30:00Z, false",
        "22:00, 6:00, 2026-10-25T04:59:59Z, true",
        "22:00, 6:00, 2026-10-25T05:00:00Z, false",
    })
    @DisplayName("K2 in the nights in which the clock is changed it is the clock on the wall that counts")
    void givenNightOfTheChange_whenAsked_thenByTheClockOnTheWall(String from, String to, String at, boolean holds) {
        assertThat(holds(BERLIN, null, from, to, at)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0} {1} {2}-{3}")
    @CsvSource({
        ",,,, from",
        "Europe/Berlin,,,, from",
        "Mars/Olympus,, 8:00, 18:00, zone",
        "UTC, mon, 8:00, 18:00, days",
        "UTC, monday##someday, 8:00, 18:00, days",
        "UTC,, 8, 18:00, from",
        "UTC,, 25:00, 18:00, from",
        "UTC,, 8:00, 24:01, to",
        "UTC,, 8:60, 18:00, from",
        "UTC,, 8:00 pm, 18:00, from",
        "UTC,, -8:00, 18:00, from",
        "UTC,, 8:00, 8:00, to",
    })
    @DisplayName("K4 O4 hours that cannot be read are none, and found")
    void givenWrongOptions_whenRead_thenUnknownAndFound(String zone, String days, String from, String to, String key) {
        Options options = options(zone, days, from, to);

        assertThat(TimeConditionFactory.window(options)).isEmpty();
        assertThat(options.findings()).singleElement().extracting(Finding::key).isEqualTo("mfa-time-" + key);
    }
}
