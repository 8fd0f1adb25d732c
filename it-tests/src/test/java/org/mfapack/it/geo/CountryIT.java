package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.realm.Step;

@DisplayName("K2, K4, CU10 condition on the country")
class CountryIT extends AliceTravels {

    private static final Step COUNTRY = Step.required("mfa-condition-country");

    @ParameterizedTest
    @CsvSource({
        GeoServer.BERLIN + ", 'DE, AT', false, true, met(DE)",
        GeoServer.BERLIN + ", de, false, true, met(DE)",
        GeoServer.BERLIN + ", FR##DE, false, true, met(DE)",
        GeoServer.BERLIN + ", US, false, false, unmet(DE)",
        GeoServer.BERLIN + ", DE, true, false, unmet(DE)",
        GeoServer.NEW_YORK + ", DE, true, true, met(US)",
        GeoServer.BERLIN_IPV6 + ", DE, false, true, met(DE)",
        GeoServer.ELSEWHERE_IN_FRANCE + ", DE, false, false, unmet(FR)",
        GeoServer.SOMEWHERE_IN_FRANCE + ", FR, false, true, met(FR)",
        GeoServer.NOWHERE + ", DE, false, true, met(unknown:no_place)",
        GeoServer.NOWHERE + ", DE, true, true, met(unknown:no_place)",
        GeoServer.PRIVATE + ", DE, false, true, met(unknown:no_place)",
        "'', DE, false, true, met(unknown:no_place)",
        GeoServer.BERLIN + ", '', false, true, met(unknown:DE)",
        GeoServer.BERLIN + ", 'DE, Germany', true, false, unmet(DE)",
        GeoServer.NEW_YORK + ", 'DE, Germany', true, true, met(unknown:US)",
    })
    void givenList_whenVisitorIsSomewhere_thenAskedByTheCountry(
            String address, String list, boolean negate, boolean asked, String decision) {
        asksWhen(COUNTRY.with("mfa-country-list", list).with("mfa-condition-negate", Boolean.toString(negate)));

        assertThat(isAsked(address)).isEqualTo(asked);
        assertThat(decisions()).contains("country=" + decision);
    }

    @Test
    void givenUnknownCountry_whenTheOperatorSaysSo_thenNotAsked() {
        asksWhen(COUNTRY.with("mfa-country-list", "DE").with("mfa-condition-unknown", "no-match"));

        assertThat(isAsked(GeoServer.NOWHERE)).isFalse();
    }

    @Test
    @DisplayName("K4 the first login has nothing to compare with; afterwards another country is asked once")
    void givenChanged_whenAliceTravels_thenAskedOncePerCountry() {
        asksWhen(COUNTRY.with("mfa-country-test", "changed"));

        assertThat(isAsked(GeoServer.BERLIN)).as("first login").isTrue();
        assertThat(decisions()).contains("country=met(unknown:no_earlier_login)");
        comesFrom(GeoServer.BERLIN, "DE");
        assertThat(isAsked(GeoServer.MUNICH)).as("same country").isFalse();
        assertThat(isAsked(GeoServer.BERLIN_IPV6)).as("same country by IPv6").isFalse();
        assertThat(isAsked(GeoServer.NOWHERE)).as("unknown").isTrue();
        assertThat(isAsked(GeoServer.BERLIN)).as("after an unknown place").isFalse();

        assertThat(isAsked(GeoServer.NEW_YORK)).as("another country").isTrue();
        assertThat(decisions()).contains("country=met(DE,US)");
        comesFrom(GeoServer.NEW_YORK, "US");
        assertThat(isAsked(GeoServer.NEW_YORK)).as("no longer another").isFalse();
    }

    @Test
    @DisplayName("a login that fails at the second factor is not remembered")
    void givenChanged_whenTheSecondFactorIsMissing_thenTheCountryStaysAnother() {
        asksWhen(COUNTRY.with("mfa-country-test", "changed"));
        comesFrom(GeoServer.BERLIN, "DE");

        at(browser, GeoServer.NEW_YORK).login(realm).signIn("alice", PASSWORD);
        browser.totpPage().enter("000000");

        assertThat(isAsked(GeoServer.NEW_YORK)).isTrue();
        assertThat(decisions()).contains("country=met(DE,US)");
    }

    @Test
    @DisplayName("O4 K4 who misspells the test meant another question")
    void givenTestThatDoesNotExist_whenTheCountryIsNotOnTheList_thenUnknown() {
        asksWhen(COUNTRY.with("mfa-country-test", "differs").with("mfa-country-list", "US"));

        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).contains("country=met(unknown:bad_test)");
    }

    @Test
    @DisplayName("O4 wrong codes are found, and the rest of the list still counts")
    void givenWrongCodes_whenChecked_thenFound() {
        asksWhen(COUNTRY.with("mfa-country-list", "DE, Germany, UK"));

        assertThat(realm.admin("/mfa/check").path("findings")).singleElement().satisfies(finding -> {
            assertThat(finding.path("key").asText()).isEqualTo("mfa-country-list");
            assertThat(finding.path("value").asText()).contains("GERMANY", "UK").doesNotContain("DE");
        });
    }
}
