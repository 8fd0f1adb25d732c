package org.mfapack.history;

import java.time.Duration;
import org.mfapack.place.Place.Position;

/**
 * The way from one login to the next, as the crow flies.
 *
 * @param km at least so far: what both places may be wrong by is already taken off
 */
public record Journey(double km, Duration time) {

    private static final double EARTH_RADIUS_KM = 6371;
    private static final double SECONDS_PER_HOUR = 3600;

    public static Journey between(Position from, Position to, Duration time) {
        return new Journey(Math.max(0, distance(from, to) - from.accuracyKm() - to.accuracyKm()), time);
    }

    /** On the great circle, so that the date line and the poles are places as any other (haversine formula). */
    static double distance(Position from, Position to) {
        double lat1 = Math.toRadians(from.latitude());
        double lat2 = Math.toRadians(to.latitude());
        double north = Math.sin((lat2 - lat1) / 2);
        double east = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double half = north * north + Math.cos(lat1) * Math.cos(lat2) * east * east;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, half)));
    }

    /** Whether nobody who goes that fast can have made it. */
    public boolean isFasterThan(int kilometresPerHour) {
        return km > kilometresPerHour * (Math.max(0, time.toSeconds()) / SECONDS_PER_HOUR);
    }
}
