package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;

@DisplayName("U1 U2 What is left of a provider's login: no question by default, and a memory in the session")
class SessionIT extends PartnerSignsIn {

    @Nested
    class Defaults {

        @Test
        @DisplayName("U1 DM8 without configuration the provider's login is enough, whatever it tells")
        void givenNoPostBrokerFlow_whenTheProviderTellsNothing_thenNotAsked() {
            create(oidc("silent"), oidc("mfa").amr("[\"mfa\"]"), Provider.oauth2("social", partner));

            assertThat(List.of(isAsked("silent"), isAsked("mfa"), isAsked("social")))
                    .containsExactly(false, false, false);
            // the same user with a password is
            assertThat(isAsked(browser.login(realm).signIn("alice", "looking-glass")))
                    .isTrue();
        }

        @Test
        @DisplayName("U2 the session remembers what the provider told even if no flow asked for it")
        void givenNoPostBrokerFlow_whenLoggedIn_thenRemembered() {
            Instant before = realm.server().clock().now().minus(Duration.ofMinutes(5));
            create(oidc("mfa").amr("[\"pwd\",\"mfa\"]").acr("gold").authTime(before));

            JsonNode remembered = remembered(comeBy("mfa"));

            assertThat(remembered.path("provider").asText()).isEqualTo("mfa");
            assertThat(remembered.path("amr")).extracting(JsonNode::asText).containsExactly("pwd", "mfa");
            assertThat(remembered.path("acr").asText()).isEqualTo("gold");
            assertThat(remembered.path("auth_time").asLong()).isEqualTo(before.getEpochSecond());
        }

        @Test
        @DisplayName("U2 a later login by a provider that tells nothing leaves nothing of the one before")
        void givenRemembered_whenAnotherProviderTellsNothing_thenForgotten() {
            create(oidc("mfa").amr("[\"mfa\"]"), Provider.oauth2("social", partner));
            comeBy("mfa").tokens();

            JsonNode remembered = remembered(comeBy(browser, "social", Map.of("prompt", "login")));

            assertThat(remembered.path("provider").asText()).isEqualTo("social");
            assertThat(remembered.path("amr")).isEmpty();
        }
    }

    @Nested
    class InTheBrowserFlow {

        /** A live session or the forms, and then, for both, the app unless a provider has proven a second factor. */
        private void askUnlessProven() {
            askInBrowserFlow(noMfaUpstream());
            create(oidc("mfa").amr("[\"mfa\"]"), oidc("password").amr("[\"pwd\"]"), oidc("silent"));
        }

        private Browser again(Map<String, String> request) {
            return browser.authorize(realm, request);
        }

        @Test
        @DisplayName("K4 without a provider nothing is known, and so asked")
        void givenPasswordHere_whenNoProviderTookPart_thenAsked() {
            askUnlessProven();

            assertThat(isAsked(browser.login(realm).signIn("alice", "looking-glass")))
                    .isTrue();
            enterApp(browser).tokens();
            assertThat(realm.events("LOGIN").get(0).getDetails().get("mfa_conditions"))
                    .isEqualTo("upstream=met(unknown:no_provider)");
        }

        @Test
        void givenSessionByAProvider_whenUsedAgain_thenAskedUnlessItHadProven() {
            askUnlessProven();

            comeBy("mfa").tokens();
            assertThat(isAsked(again(Map.of()))).isFalse();

            try (Browser other = new Browser()) {
                comeBy(other, "password", Map.of()).tokens();
                assertThat(isAsked(other.authorize(realm, Map.of()))).isTrue();
            }
            try (Browser other = new Browser()) {
                comeBy(other, "silent", Map.of()).tokens();
                assertThat(isAsked(other.authorize(realm, Map.of()))).isTrue();
            }
        }

        @Test
        @DisplayName("B4 prompt=login is stronger than what the session remembers")
        void givenSessionByAProviderThatHadProven_whenLoggedInAnewByPassword_thenAsked() {
            askUnlessProven();
            comeBy("mfa").tokens();

            again(Map.of("prompt", "login")).passwordPage().password("looking-glass");

            assertThat(isAsked(browser)).isTrue();
        }
    }
}
