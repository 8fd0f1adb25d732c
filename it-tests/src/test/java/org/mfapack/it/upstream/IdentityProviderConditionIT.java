package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;

@DisplayName("K2 Condition - identity provider")
class IdentityProviderConditionIT extends PartnerSignsIn {

    private static Step by(String aliases) {
        return Step.required(BY_PROVIDER).with("mfa-identity-providers", aliases);
    }

    @Test
    @DisplayName("K2 true, false, negated, any")
    void givenProvidersNamed_whenOneOfThemWasUsed_thenMet() {
        askAfter("partners", by("bank##shop"));
        askAfter("others", by("bank").with("mfa-condition-negate", "true"));
        askAfter("any", Step.required(BY_PROVIDER));
        create(
                oidc("bank").then("partners"),
                oidc("school").then("partners"),
                oidc("shop").then("others"),
                oidc("club").then("any"));

        assertThat(List.of(isAsked("bank"), isAsked("school"), isAsked("shop"), isAsked("club")))
                .containsExactly(true, false, true, true);
        assertThat(realm.events("IDENTITY_PROVIDER_POST_LOGIN"))
                .extracting(event -> event.getDetails().get("mfa_conditions"))
                .contains("identity-provider=met(bank)", "identity-provider=unmet(school)");
    }

    @Test
    @DisplayName("O4 K4 who misspells an alias is asked and told")
    void givenAliasThatDoesNotExist_whenAnotherWasUsed_thenAskedAndFound() {
        askAfter("after", by("bnak"));
        create(oidc("bank").then("after"));

        assertThat(isAsked("bank")).isTrue();
        assertThat(realm.admin("/mfa/check").path("findings"))
                .extracting(finding -> finding.path("key").asText() + "="
                        + finding.path("value").asText())
                .containsExactly("mfa-identity-providers=bnak");
    }

    @Test
    @DisplayName("K2 in the browser flow: by the session, and nothing without a provider")
    void givenSessionByAProvider_whenUsedAgain_thenStillKnown() {
        askInBrowserFlow(by("bank"));
        create(oidc("bank"), Provider.oauth2("social", partner));

        comeBy("bank").tokens();
        assertThat(isAsked(browser.authorize(realm, Map.of()))).isTrue();

        browser.clearCookies();
        comeBy("social").tokens();
        assertThat(isAsked(browser.authorize(realm, Map.of()))).isFalse();

        browser.clearCookies();
        assertThat(isAsked(browser.login(realm).signIn("alice", "looking-glass")))
                .isFalse();
    }

    @Test
    @DisplayName("K2 in the first-broker-login flow")
    void givenFirstLogin_whenTheProviderIsNamed_thenMetThereToo() {
        realm.flow("first")
                .unbound()
                .step(Step.required("idp-create-user-if-unique"))
                .step(Step.conditional("not by this one", by("shop"), Step.required("deny-access-authenticator")));
        createWithoutAlice(oidc("shop").firstFlow("first"), oidc("bank").firstFlow("first"));

        comeBy("shop");
        assertThat(browser.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).isEmpty();

        browser.clearCookies();
        realm.admin("/users").forEach(user -> realm.server()
                .admin()
                .delete("/" + realm.name() + "/users/" + user.path("id").asText()));
        assertThat(comeBy("bank").isAtApplication()).isTrue();
    }
}
