package org.mfapack.place.maxmind;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mfapack.place.Place;
import org.mfapack.place.Place.Position;

/**
 * Reads the records of the usual files: those of MaxMind (GeoLite2, GeoIP2: {@code country.iso_code}, {@code city.names.en},
 * {@code location}) and flat ones ({@code country_code} or {@code country}, {@code city}, {@code latitude}).
 */
final class PlaceRecord {

    /** Without codes such as {@code EU}, {@code ZZ} or {@code T1}, which are of no country. */
    private static final Set<String> COUNTRIES = Place.countries();

    private static final int LONGEST_CITY = 60;
    /** Half the way round the earth. */
    private static final int WORST_ACCURACY_KM = 20_000;

    private PlaceRecord() {}

    /** @param data null if the file does not have the address */
    static Optional<Place> read(Object data) {
        return data instanceof Map<?, ?> fields
                ? country(fields).map(country -> new Place(country, city(fields), position(fields)))
                : Optional.empty();
    }

    private static Optional<String> country(Map<?, ?> fields) {
        return text(map(fields.get("country")).get("iso_code"))
                .or(() -> text(fields.get("country_code")))
                .or(() -> text(fields.get("country")))
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(COUNTRIES::contains);
    }

    private static Optional<String> city(Map<?, ?> fields) {
        return text(map(map(fields.get("city")).get("names")).get("en"))
                .or(() -> text(fields.get("city")))
                .map(city -> city.substring(0, Math.min(city.length(), LONGEST_CITY)));
    }

    /** Where both are 0 there is nothing but the sea, and files that do not know better. */
    private static Optional<Position> position(Map<?, ?> fields) {
        Map<?, ?> location = fields.containsKey("location") ? map(fields.get("location")) : fields;
        Optional<Double> latitude = number(location.get("latitude"), 90);
        Optional<Double> longitude = number(location.get("longitude"), 180);
        Optional<Double> accuracy = number(location.get("accuracy_radius"), WORST_ACCURACY_KM);
        return latitude.flatMap(north ->
                        longitude.map(east -> accuracy.map(km -> new Position(north, east, Math.max(0, km.intValue())))
                                .orElseGet(() -> new Position(north, east))))
                .filter(position -> position.latitude() != 0 || position.longitude() != 0);
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }

    private static Optional<Double> number(Object value, double limit) {
        return value instanceof Number number && Math.abs(number.doubleValue()) <= limit
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }
}
