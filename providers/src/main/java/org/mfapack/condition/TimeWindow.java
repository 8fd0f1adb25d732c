package org.mfapack.condition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of some days of the week, by the clock on the wall: in the nights in which the clock is changed, an hour that it
 * shows twice counts twice, and one that it does not show is not there.
 *
 * @param days on which the window begins
 * @param from included
 * @param to not included; not after {@code from} means on the next day
 */
record TimeWindow(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    boolean contains(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overnight = !from.isBefore(to);
        boolean morning = overnight && time.isBefore(to);
        boolean sinceFrom = !time.isBefore(from);
        boolean inHours = overnight ? morning || sinceFrom : sinceFrom && time.isBefore(to);
        return inHours && days.contains(morning ? local.getDayOfWeek().minus(1) : local.getDayOfWeek());
    }
}
