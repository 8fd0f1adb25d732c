package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("K7 The acr of a login by a provider")
class LevelsIT extends PartnerSignsIn {

    private static final Duration HOURS = Duration.ofHours(10);

    /** The second level is reached by the provider's proof, or by the app here. */
    private void levelsAfter(String flow) {
        realm.flow(flow)
                .unbound()
                .form(Step.level(1, HOURS, Step.required("allow-access-authenticator")))
                .form(Step.level(2, HOURS, ask(noMfaUpstream()), Step.required("allow-access-authenticator")));
    }

    @Test
    @DisplayName("K7 a factor asked for outside of a level does not raise the acr")
    void givenNoLevels_whenTheAppIsAsked_thenTheAcrStays() {
        askAfter("after", noMfaUpstream());
        create(
                oidc("mfa").amr("[\"mfa\"]").acr("9").then("after"),
                oidc("password").amr("[\"pwd\"]").then("after"));

        comeBy("password");
        Tokens asked = enterApp(browser).tokens();

        assertThat(asked.acr()).isEqualTo("1");
        assertThat(asked.accessToken().path("acr").asText()).isEqualTo("1");
    }

    @Test
    @DisplayName("K7 nor is the provider's acr taken for ours")
    void givenNoLevels_whenTheProviderTellsALevel_thenTheAcrIsOurs() {
        create(oidc("mfa").amr("[\"mfa\"]").acr("9"));

        assertThat(comeBy("mfa").tokens().acr()).isEqualTo("1");
    }

    @Test
    @DisplayName("K7 S1 levels in the post-broker flow: the provider's proof reaches the second one")
    void givenLevels_whenTheProviderHasProven_thenTheSecondLevelWithoutAQuestion() {
        levelsAfter("after");
        create(oidc("mfa").amr("[\"mfa\"]").then("after"));

        assertThat(comeBy(browser, "mfa", Map.of("acr_values", "2")).tokens().acr())
                .isEqualTo("2");
    }

    @Test
    @DisplayName("K7 S1 and so does the app, which is asked only if the level is wanted")
    void givenLevels_whenTheProviderHasNot_thenTheAppForTheSecondLevel() {
        levelsAfter("after");
        create(oidc("password").amr("[\"pwd\"]").then("after"));

        assertThat(comeBy("password").tokens().acr()).isEqualTo("1");
        comeBy(browser, "password", Map.of("acr_values", "2", "prompt", "login"));
        assertThat(isAsked(browser)).isTrue();
        Tokens high = enterApp(browser).tokens();

        assertThat(high.acr()).isEqualTo("2");
        assertThat(high.accessToken().path("acr").asText()).isEqualTo("2");
    }
}
