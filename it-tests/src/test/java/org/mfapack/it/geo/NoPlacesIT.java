package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.realm.Step;

@KeycloakTest
@DisplayName("K4, O4, CU10 a server without a file of places")
class NoPlacesIT extends AliceTravels {

    @ParameterizedTest
    @CsvSource({
        "country, mfa-country-list, DE, match, true",
        "country, mfa-country-list, DE, no-match, false",
        "country, mfa-country-test, changed, match, true",
        "travel, mfa-travel-speed, 250, match, true",
        "travel, mfa-travel-speed, 250, no-match, false"
    })
    void givenNoFile_whenPlaceMatters_thenUnknownAndTheOperatorIsTold(
            String condition, String key, String value, String unknown, boolean asked) {
        asksWhen(Step.required("mfa-condition-" + condition).with(key, value).with("mfa-condition-unknown", unknown));

        assertThat(isAsked("")).isEqualTo(asked);
        assertThat(decisions()).isEqualTo(condition + "=" + (asked ? "met" : "unmet") + "(unknown:no_geo_file)");
        assertThat(realm.admin("/mfa/check").path("findings")).singleElement().satisfies(finding -> {
            assertThat(finding.path("provider").asText()).isEqualTo("mfa-condition-" + condition);
            assertThat(finding.path("remedy").asText()).contains("--spi-mfa-geo--maxmind--file");
        });
    }

    @Test
    @DisplayName("K2 a browser that was found to be known in a login is renewed in the memory after a week")
    void givenKnownBrowser_whenUsedAgainAfterAWeek_thenTheMemoryTellsTheLaterTime() {
        asksWhen(Step.required("mfa-condition-new-browser"));
        isAsked("");
        awaitBrowsers("alice", 1);
        String first = memory("alice").toString();

        realm.server().clock().advance(Duration.ofDays(8));
        assertThat(isAsked("")).isFalse();

        await().until(() -> !memory("alice").toString().equals(first));
        assertThat(browsers("alice")).isEqualTo(1);
    }
}
