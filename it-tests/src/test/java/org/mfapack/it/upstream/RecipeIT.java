package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Recipe;
import org.mfapack.it.realm.Step;

@DisplayName("U1 U2 The recipe upstream-mfa-realm.json works with a partner's addresses in it")
class RecipeIT extends PartnerSignsIn {

    private Recipe recipe;

    @AfterEach
    void removeRecipe() {
        recipe.close();
    }

    /** The partner's addresses instead of the examples, and nothing else. */
    private void importFor(Provider provider) {
        partner.with(settings -> {
            List<ClientRepresentation> clients = settings.getClients();
            clients.add(provider.client());
        });
        partner.create();
        recipe = Recipe.of("upstream-mfa", realm)
                .with(json -> use(json, provider))
                .importIt();
    }

    private static void use(ObjectNode json, Provider provider) {
        for (JsonNode example : json.withArray("identityProviders")) {
            if (example.path("alias").asText().equals(provider.alias())) {
                ObjectNode adapted = (ObjectNode) example;
                adapted.put("enabled", true);
                adapted.withObject("/config").setAll((ObjectNode)
                        new ObjectMapper().valueToTree(provider.representation().getConfig()));
            }
        }
    }

    @Test
    void givenNoMfaThere_whenComingForTheFirstTime_thenAFactorIsSetUpHereAndAskedFromThenOn() {
        importFor(oidc("partner").amr("[\"pwd\"]"));

        comeBy(browser, "partner", Map.of());
        assertThat(realm.events("LOGIN")).isEmpty();
        browser.on(ProtectAccountPage::new).chooseApp();
        browser.on(SetUpTotpPage::new).confirm();

        assertThat(browser.isAtApplication()).as(browser.url()).isTrue();
        try (Browser later = new Browser()) {
            assertThat(isAsked(comeBy(later, "partner", Map.of()))).isTrue();
        }
    }

    @Test
    void givenMfaThereToday_whenComing_thenNothingIsAsked() {
        importFor(oidc("partner")
                .amr("[\"pwd\",\"mfa\"]")
                .authTime(realm.server().clock().now().minusSeconds(3600)));

        assertThat(isAsked(comeBy("partner"))).isFalse();
    }

    @Test
    void givenSamlAndItsMfaClass_whenComing_thenNothingIsAsked() {
        Provider saml = Provider.saml("partner-saml", partner, realm)
                .levels("{\"https://refeds.org/profile/mfa\":1}")
                .with("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
        partner.flow("levels").form(Step.level(1, Duration.ofHours(10), Step.required("auth-username-password-form")));
        importFor(saml);

        comeBy("partner-saml");

        // SAML tells no address or name here, which the new account lacks
        assertThat(realm.events("IDENTITY_PROVIDER_POST_LOGIN"))
                .extracting(event -> event.getDetails().get("mfa_conditions"))
                .contains("upstream=unmet(partner-saml:mfa)");
    }

    @Test
    void givenRecipe_whenChecked_thenNothingIsFound() {
        importFor(oidc("partner"));

        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }

    private static final class ProtectAccountPage extends Screen {

        ProtectAccountPage(Browser browser) {
            super(browser, "#mfa[data-reason]");
        }

        void chooseApp() {
            press("#mfa-choices-form button", "Authenticator app");
        }
    }
}
