package org.mfapack.it.conditions;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Days that are still to come, whenever the tests run: what a realm holds is never younger than its present. */
final class NextYear {

    private NextYear() {}

    /** In winter, when Berlin is one hour ahead of UTC. */
    static LocalDate friday() {
        return year().atMonth(Month.JANUARY).atDay(15).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    }

    static LocalDate saturday() {
        return friday().plusDays(1);
    }

    /** The day in whose night Europe loses an hour. */
    static LocalDate summerTimeBegins() {
        return lastSunday(Month.MARCH);
    }

    /** The day in whose night Europe has an hour twice. */
    static LocalDate summerTimeEnds() {
        return lastSunday(Month.OCTOBER);
    }

    /** @param utc for instance {@code 07:30} */
    static Instant at(LocalDate day, String utc) {
        return day.atTime(LocalTime.parse(utc)).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate lastSunday(Month month) {
        return year().atMonth(month).atEndOfMonth().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private static Year year() {
        return Year.now(ZoneOffset.UTC).plusYears(1);
    }
}
