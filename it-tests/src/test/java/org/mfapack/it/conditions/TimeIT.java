package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.conditions.NextYear.friday;
import static org.mfapack.it.conditions.NextYear.saturday;
import static org.mfapack.it.conditions.NextYear.summerTimeBegins;
import static org.mfapack.it.conditions.NextYear.summerTimeEnds;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("K2 K4 CU10 Condition - time")
class TimeIT {

    private static final String ZONE = "mfa-time-zone";
    private static final String DAYS = "mfa-time-days";
    private static final String FROM = "mfa-time-from";
    private static final String TO = "mfa-time-to";
    private static final String BERLIN = "Europe/Berlin";

    private ConditionTable table;
    private TestRealm realm;
    private Browser browser;

    private Map<String, String> at(LocalDate day, String utc) {
        realm.server().clock().moveTo(NextYear.at(day, utc));
        return table.login(browser);
    }

    private void scene(TestRealm emptyRealm, Browser visitor) {
        realm = emptyRealm;
        browser = visitor;
        table = new ConditionTable(realm);
    }

    @Test
    void givenWorkingHours_whenTimePasses_thenMetAndUnmet(TestRealm emptyRealm, Browser visitor) {
        scene(emptyRealm, visitor);
        String weekdays = "monday##tuesday##wednesday##thursday##friday";
        table.row("work", "time", ZONE, BERLIN, DAYS, weekdays, FROM, "8:00", TO, "18:00")
                .negated("no work", "time", ZONE, BERLIN, DAYS, weekdays, FROM, "8:00", TO, "18:00")
                .row("utc", "time", FROM, "8:00", TO, "18:00")
                .row("wrong zone", "time", ZONE, "Mars/Olympus", FROM, "8:00", TO, "18:00")
                .negated("not in wrong hours", "time", FROM, "8", TO, "18:00")
                .row("nothing said", "time")
                .row("no match", "time", DAYS, "someday", "mfa-condition-unknown", "no-match")
                .create();

        assertThat(at(friday(), "07:30"))
                .containsEntry("work", "met(Fri,08:30)")
                .containsEntry("no work", "unmet(Fri,08:30)")
                .containsEntry("utc", "unmet(Fri,07:30)")
                .containsEntry("wrong zone", "met(unknown:bad_hours)")
                .containsEntry("not in wrong hours", "met(unknown:bad_hours)")
                .containsEntry("nothing said", "met(unknown:bad_hours)")
                .containsEntry("no match", "unmet(unknown:bad_hours)");
        assertThat(at(friday(), "17:00"))
                .containsEntry("work", "unmet(Fri,18:00)")
                .containsEntry("no work", "met(Fri,18:00)")
                .containsEntry("utc", "met(Fri,17:00)");
        assertThat(at(saturday(), "10:00")).containsEntry("work", "unmet(Sat,11:00)");
        assertThat(realm.admin("/mfa/check").path("findings").findValuesAsText("key"))
                .containsExactlyInAnyOrder(ZONE, FROM, FROM, DAYS);
    }

    @Test
    @DisplayName("K2 a night that begins on Friday ends on Saturday")
    void givenWindowOverMidnight_whenTimePasses_thenByTheDayItBegan(TestRealm emptyRealm, Browser visitor) {
        scene(emptyRealm, visitor);
        table.row("night", "time", ZONE, BERLIN, DAYS, "friday", FROM, "22:00", TO, "6:00")
                .create();

        assertThat(at(friday(), "04:00")).containsEntry("night", "unmet(Fri,05:00)");
        assertThat(at(friday(), "21:00")).containsEntry("night", "met(Fri,22:00)");
        assertThat(at(saturday(), "04:59")).containsEntry("night", "met(Sat,05:59)");
        assertThat(at(saturday(), "05:00")).containsEntry("night", "unmet(Sat,06:00)");
        assertThat(at(saturday(), "21:30")).containsEntry("night", "unmet(Sat,22:30)");
    }

    @Test
    @DisplayName("K2 both nights in which the clock is changed")
    void givenDaylightSaving_whenClockChanges_thenByTheClockOnTheWall(TestRealm emptyRealm, Browser visitor) {
        scene(emptyRealm, visitor);
        table.row("two to three", "time", ZONE, BERLIN, FROM, "2:00", TO, "3:00")
                .row("half past", "time", ZONE, BERLIN, FROM, "2:30", TO, "3:30")
                .negated("not by night", "time", ZONE, BERLIN, FROM, "22:00", TO, "6:00")
                .create();

        assertThat(at(summerTimeBegins(), "00:59"))
                .containsEntry("two to three", "unmet(Sun,01:59)")
                .containsEntry("half past", "unmet(Sun,01:59)");
        assertThat(at(summerTimeBegins(), "01:00"))
                .containsEntry("two to three", "unmet(Sun,03:00)")
                .containsEntry("half past", "met(Sun,03:00)")
                .containsEntry("not by night", "unmet(Sun,03:00)");
        assertThat(at(summerTimeBegins(), "04:00")).containsEntry("not by night", "met(Sun,06:00)");

        assertThat(at(summerTimeEnds(), "00:15"))
                .containsEntry("two to three", "met(Sun,02:15)")
                .containsEntry("half past", "unmet(Sun,02:15)");
        assertThat(at(summerTimeEnds(), "01:45"))
                .containsEntry("two to three", "met(Sun,02:45)")
                .containsEntry("half past", "met(Sun,02:45)");
        assertThat(at(summerTimeEnds(), "02:00")).containsEntry("two to three", "unmet(Sun,03:00)");
        assertThat(at(summerTimeEnds(), "05:00")).containsEntry("not by night", "met(Sun,06:00)");
    }
}
