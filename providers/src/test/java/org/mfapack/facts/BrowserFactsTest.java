package org.mfapack.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("K1, N1: the browser as it says of itself")
class BrowserFactsTest {

    @ParameterizedTest
    @CsvSource({
        "Firefox/130.0, Linux, 'Firefox/130.0, Linux'",
        "Firefox/130.0, Other, Firefox/130.0",
        "Other/Unknown,, ''",
        "<b>Visit: x</b>, Linux, 'bVisit x/b, Linux'"
    })
    @DisplayName("N1 a made-up browser writes no message of its own")
    void givenBrowser_whenNamed_thenPlainAndShort(String browser, String system, String label) {
        assertThat(BrowserFacts.of(browser, system, false).label().orElse("")).isEqualTo(label);
        assertThat(BrowserFacts.of("x".repeat(500), system, false).label().orElseThrow())
                .hasSizeLessThanOrEqualTo(60);
    }
}
