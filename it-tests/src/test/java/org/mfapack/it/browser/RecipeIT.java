package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Recipe;

@DisplayName("B2 CU6 The recipe remembered-browser-realm.json works as it is")
class RecipeIT extends AliceIsRemembered {

    private Recipe recipe;

    @BeforeEach
    void importRecipe() {
        recipe = Recipe.of("remembered-browser", realm)
                .with(it -> it.set("smtpServer", smtp()))
                .with(this::giveAliceAnAddressOfHerOwn)
                .importIt();
    }

    @AfterEach
    void removeRecipe() {
        recipe.close();
    }

    private ObjectNode smtp() {
        return new ObjectMapper().valueToTree(realm.smtp());
    }

    private void giveAliceAnAddressOfHerOwn(ObjectNode json) {
        ObjectNode factor = (ObjectNode) json.at("/users/0/credentials/1");
        assertThat(factor.path("type").asText()).isEqualTo("mfa-email");
        factor.put("credentialData", "{\"address\":\"" + address("alice") + "\"}");
    }

    @Test
    void givenThirtyDays_whenTheyPass_thenPasswordDailyAndCodeAtTheirEnd() {
        rememberedLogin();

        advance(DAY.plusMinutes(1));
        signIn();
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        assertThat(browser.authorize(realm, Map.of()).isAtApplication()).isTrue();

        advance(DAY.multipliedBy(29));
        signIn().codePage().enter(code("alice"));
        assertThat(browser.isAtApplication()).isTrue();
        advance(Duration.ofHours(1));
        assertThat(browser.authorize(realm, Map.of()).isAtApplication()).isTrue();
    }

    @Test
    void givenNoFactor_whenSigningIn_thenOnlyThePassword() {
        assertThat(signIn(browser, "dave").isAtApplication()).as(browser.html()).isTrue();
    }

    @Test
    void givenRecipe_whenChecked_thenNothingIsFound() {
        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }
}
