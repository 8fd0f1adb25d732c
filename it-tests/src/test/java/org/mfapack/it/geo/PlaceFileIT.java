package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.realm.Step;

@DisplayName("K4, O4 the file of places is replaced while the server runs")
class PlaceFileIT extends AliceTravels {

    private static final Step IN_GERMANY =
            Step.required("mfa-condition-country").with("mfa-country-list", "DE");

    @AfterEach
    void putTheFileBack() {
        if (realm != null) {
            long mark = realm.server().log().length();
            GeoServer.places().writeTo(GeoServer.file());
            await().until(() -> realm.server().log().textSince(mark).contains("Places are known from"));
        }
    }

    @Test
    void givenRunningServer_whenTheFileIsReplaced_thenTheNewOneCounts() {
        asksWhen(IN_GERMANY);
        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(isAsked(GeoServer.NEW_YORK)).isFalse();

        new MaxMindFile("flat-country")
                .country("203.0.113.0/24", "AT")
                .with("198.51.100.0/24", Map.of("country", "de", "city", "Bonn", "latitude", 50.7, "longitude", 7.1))
                .writeTo(GeoServer.file());

        await().until(() -> !isAsked(GeoServer.BERLIN));
        assertThat(decisions()).contains("country=unmet(AT)");
        assertThat(isAsked(GeoServer.NEW_YORK)).isTrue();
        assertThat(decisions()).contains("country=met(DE)");
    }

    /** What may stand in the place of a good file. */
    private enum Trouble {
        GONE,
        EMPTY,
        SOMETHING_ELSE,
        CUT_SHORT,
        WITHOUT_COUNTRIES
    }

    @ParameterizedTest
    @EnumSource
    void givenRunningServer_whenTheFileIsSpoilt_thenTheGoodOneStaysInUseAndTheOperatorIsToldOnce(Trouble trouble)
            throws IOException {
        asksWhen(IN_GERMANY);
        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(findings()).isEmpty();
        final long mark = realm.server().log().length();

        spoil(trouble);

        await().until(() -> !findings().isEmpty());
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path("provider").asText()).isEqualTo("mfa-geo");
            assertThat(finding.path("id").asText()).isEqualTo("maxmind");
            assertThat(finding.path("key").asText()).isEqualTo("spi-mfa-geo--maxmind--file");
            assertThat(finding.path("value").asText())
                    .startsWith("places.mmdb ")
                    .doesNotContain(GeoServer.file().getParent().toString());
            assertThat(finding.path("used").asText()).startsWith("the file of 20");
        });
        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).contains("country=met(DE)");
        assertThat(isAsked(GeoServer.NEW_YORK)).isFalse();
        assertThat(realm.server().log().textSince(mark))
                .containsOnlyOnce("spi-mfa-geo--maxmind--file")
                .doesNotContain("\tat ");
    }

    private JsonNode findings() {
        return realm.admin("/mfa/check").path("findings");
    }

    private static void spoil(Trouble trouble) throws IOException {
        byte[] good = GeoServer.places().bytes();
        switch (trouble) {
            case GONE -> Files.delete(GeoServer.file());
            case EMPTY -> MaxMindFile.write(new byte[0], GeoServer.file());
            case SOMETHING_ELSE ->
                MaxMindFile.write(
                        "<html>Your licence has expired</html>".getBytes(StandardCharsets.UTF_8), GeoServer.file());
            // Without its beginning, all that the metadata says of the rest is wrong.
            case CUT_SHORT ->
                MaxMindFile.write(Arrays.copyOfRange(good, good.length / 2, good.length), GeoServer.file());
            case WITHOUT_COUNTRIES ->
                new MaxMindFile("GeoLite2-ASN")
                        .with("203.0.113.0/24", Map.of("autonomous_system_number", 64500))
                        .writeTo(GeoServer.file());
        }
    }
}
