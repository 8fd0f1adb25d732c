package org.mfapack.place.maxmind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.place.Place;
import org.mfapack.place.Place.Position;

@DisplayName("K2 records of the usual files of places")
class PlaceRecordTest {

    @Test
    void givenRecordOfMaxMind_whenRead_thenCountryCityAndPosition() {
        Map<String, ?> record = Map.of(
                "country", Map.of("iso_code", "DE", "names", Map.of("de", "Deutschland")),
                "registered_country", Map.of("iso_code", "FR"),
                "city", Map.of("names", Map.of("de", "München", "en", "Munich")),
                "location", Map.of("latitude", 48.137, "longitude", 11.575, "accuracy_radius", 20));

        assertThat(PlaceRecord.read(record))
                .hasValue(new Place("DE", Optional.of("Munich"), Optional.of(new Position(48.137, 11.575, 20))));
    }

    @Test
    void givenFlatRecord_whenRead_thenCountryCityAndPosition() {
        Map<String, ?> record = Map.of("country_code", "jp", "city", "Tokyo", "latitude", 35.68f, "longitude", 139.76f);

        assertThat(PlaceRecord.read(record)).hasValueSatisfying(place -> {
            assertThat(place.country()).isEqualTo("JP");
            assertThat(place.city()).hasValue("Tokyo");
            assertThat(place.position()).map(Position::accuracyKm).hasValue(50);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU", "ZZ", "T1", "", "Germany", "D", "A1"})
    void givenCodeOfNoCountry_whenRead_thenUnknown(String code) {
        assertThat(PlaceRecord.read(Map.of("country_code", code))).isEmpty();
    }

    @Test
    @DisplayName("where a network is registered says nothing of where it is")
    void givenRegisteredCountryOnly_whenRead_thenUnknown() {
        assertThat(PlaceRecord.read(Map.of("registered_country", Map.of("iso_code", "US"))))
                .isEmpty();
        assertThat(PlaceRecord.read(null)).isEmpty();
        assertThat(PlaceRecord.read("DE")).isEmpty();
    }

    @Test
    void givenPositionThatIsNone_whenRead_thenTheCountryOnly() {
        assertThat(PlaceRecord.read(Map.of("country", "XK", "latitude", 91.0, "longitude", 20.0)))
                .hasValue(new Place("XK", Optional.empty(), Optional.empty()));
        assertThat(PlaceRecord.read(Map.of("country", "GH", "latitude", 0.0, "longitude", 0.0)))
                .hasValue(new Place("GH", Optional.empty(), Optional.empty()));
        assertThat(PlaceRecord.read(Map.of("country", "GH", "latitude", "5.5", "longitude", Double.NaN)))
                .hasValue(new Place("GH", Optional.empty(), Optional.empty()));
    }
}
