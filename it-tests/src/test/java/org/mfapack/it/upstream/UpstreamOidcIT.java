package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;

@DisplayName("U2 DM8 After an OpenID provider: asked here unless it has proven a second factor")
class UpstreamOidcIT extends PartnerSignsIn {

    private Map<String, Boolean> asked(String... aliases) {
        Map<String, Boolean> asked = new LinkedHashMap<>();
        Stream.of(aliases).forEach(alias -> asked.put(alias, isAsked(alias)));
        return asked;
    }

    @Test
    @DisplayName("U2 DM8 by default amr has to contain mfa; whatever else is told, or not told, is no proof")
    void givenDefaults_whenProvidersTellThisAndThat_thenOnlyMfaIsAProof() {
        askAfter("after", noMfaUpstream());
        Instant lastYear = realm.server().clock().now().minus(Duration.ofDays(365));
        create(
                oidc("mfa").amr("[\"pwd\",\"mfa\"]").then("after"),
                oidc("long-ago").amr("[\"mfa\"]").authTime(lastYear).then("after"),
                oidc("no-array").amr("\"mfa\"").then("after"),
                oidc("password").amr("[\"pwd\"]").then("after"),
                oidc("object").amr("{\"mfa\":[\"mfa\"]}").then("after"),
                oidc("level").acr("mfa").then("after"),
                oidc("silent").then("after"),
                Provider.oauth2("social", partner).then("after"));

        assertThat(asked("mfa", "long-ago", "no-array", "password", "object", "level", "silent", "social"))
                .isEqualTo(Map.of(
                        "mfa", false,
                        "long-ago", false,
                        "no-array", false,
                        "password", true,
                        "object", true,
                        "level", true,
                        "silent", true,
                        "social", true));
    }

    @Test
    @DisplayName("U2 levels, combinations and a maximum age")
    void givenOptions_whenProvidersTellThisAndThat_thenTheyAreHeld() {
        Step strict = noMfaUpstream()
                .with("mfa-upstream-amr", "pwd+otp##hwk")
                .with("mfa-upstream-acr", "https://refeds.org/profile/mfa")
                .with("mfa-upstream-max-age", "600");
        askAfter("strict", strict);
        askAfter("only-bank", noMfaUpstream().with("mfa-upstream-providers", "bank"));
        Instant now = realm.server().clock().now();
        Instant fresh = now.minusSeconds(60);
        create(
                oidc("level")
                        .acr("https://refeds.org/profile/mfa")
                        .authTime(fresh)
                        .then("strict"),
                oidc("both").amr("[\"otp\",\"pwd\"]").authTime(fresh).then("strict"),
                oidc("one-of-them").amr("[\"otp\"]").authTime(fresh).then("strict"),
                oidc("word").amr("[\"mfa\"]").authTime(fresh).then("strict"),
                oidc("late").amr("[\"hwk\"]").authTime(now.minusSeconds(700)).then("strict"),
                oidc("ahead").amr("[\"hwk\"]").authTime(now.plusSeconds(700)).then("strict"),
                oidc("undated").amr("[\"hwk\"]").then("strict"),
                oidc("shop").amr("[\"mfa\"]").then("only-bank"),
                oidc("bank").amr("[\"mfa\"]").then("only-bank"));

        assertThat(asked("level", "both", "one-of-them", "word", "late", "ahead", "undated", "shop", "bank"))
                .isEqualTo(Map.of(
                        "level", false,
                        "both", false,
                        "one-of-them", true,
                        "word", true,
                        "late", true,
                        "ahead", true,
                        "undated", true,
                        "shop", true,
                        "bank", false));
    }

    @Test
    @DisplayName("U2 nothing that the application or the browser sends is believed (ASVS 6.8)")
    void givenSilentProvider_whenTheRequestIsFullOfClaims_thenAskedAllTheSame() {
        askAfter("after", noMfaUpstream().with("mfa-upstream-acr", "mfa"));
        create(oidc("silent").then("after"));
        Map<String, String> forged = Map.of(
                "acr_values", "mfa",
                "claims", "{\"id_token\":{\"acr\":{\"values\":[\"mfa\"]},\"amr\":{\"values\":[\"mfa\"]}}}",
                "login_hint", "alice",
                "amr", "mfa",
                "amr_values", "mfa",
                "auth_time", "9999999999");

        assertThat(isAsked("silent", forged)).isTrue();
    }

    @Test
    @DisplayName("B4 U2 the application's max_age holds for the provider's proof, too")
    void givenProofOfAnHour_whenMaxAgeIsShorter_thenAsked() {
        askAfter("after", noMfaUpstream());
        Instant hourAgo = realm.server().clock().now().minus(Duration.ofHours(1));
        create(oidc("partner").amr("[\"mfa\"]").authTime(hourAgo).then("after"));

        assertThat(isAsked("partner", Map.of("max_age", "600"))).isTrue();
        assertThat(isAsked("partner", Map.of("max_age", "7200"))).isFalse();
    }

    @Test
    @DisplayName("U2 DF8 what one provider has proven counts for no other of the same user")
    void givenTwoProviders_whenOneHasProven_thenTheOtherIsStillAsked() {
        askAfter("after", noMfaUpstream());
        create(
                oidc("bank").amr("[\"mfa\"]").then("after"),
                Provider.oauth2("social", partner).then("after"));
        assertThat(isAsked(comeBy("bank"))).isFalse();
        assertThat(remembered(browser).path("provider").asText()).isEqualTo("bank");

        comeBy(browser, "social", Map.of("prompt", "login"));
        assertThat(isAsked(browser)).isTrue();
        enterApp(browser);

        assertThat(browser.tokens().subject()).isEqualTo(realm.find("alice").getId());
    }

    @Test
    @DisplayName("K5 the event tells what the provider told")
    void givenAsked_whenLookedUp_thenTheEventSaysWhy() {
        askAfter("after", noMfaUpstream());
        create(oidc("silent").then("after"), oidc("password").amr("[\"pwd\"]").then("after"));

        asked("silent", "password");

        List<EventRepresentation> events = realm.events("IDENTITY_PROVIDER_POST_LOGIN");
        assertThat(events)
                .extracting(event -> event.getDetails().get("mfa_conditions"))
                .contains("upstream=met(unknown:silent:tells_nothing)", "upstream=met(password:no_mfa)");
    }

    @Test
    @DisplayName("F1 F2 U2 a new user without a factor sets one up after the provider")
    void givenNewcomer_whenTheProviderProvesNothing_thenAFactorIsSetUpBeforeTheLoginEnds() {
        realm.flow("after")
                .unbound()
                .form(Step.conditional("ask here", noMfaUpstream(), Step.required("mfa-email-code")));
        createWithoutAlice(
                oidc("password").amr("[\"pwd\"]").then("after"),
                oidc("mfa").amr("[\"mfa\"]").then("after"));
        String address = "alice@" + realm.name() + ".example";

        comeBy("password");
        assertThat(realm.events("LOGIN")).isEmpty();
        browser.setUpAddressPage().submit(address, "");
        browser.codePage().enter(mail.awaitMessagesTo(address, 1).get(0).code());

        assertThat(browser.tokens().subject()).isEqualTo(realm.find("alice").getId());
        assertThat(realm.credentials("alice").findValuesAsText("type")).containsExactly("mfa-email");
        try (Browser later = new Browser()) {
            comeBy(later, "password", Map.of()).codePage();
        }
    }
}
