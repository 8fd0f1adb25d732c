package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Recipe;
import org.mfapack.it.realm.TestRealm;

@DisplayName("CU3 O4 A chain that leads back to itself, which the console cannot draw but an import can make")
class CycleIT extends AliceStepsUp {

    private Recipe recipe;

    @AfterEach
    void removeRecipe() {
        recipe.close();
    }

    /** The third level has all three levels in it. */
    private static void leadBack(ObjectNode json) {
        ObjectNode third = (ObjectNode) flow(json, "level 3: SMS");
        ObjectNode back = third.withArray("authenticationExecutions").addObject();
        back.put("authenticatorFlow", true)
                .put("flowAlias", "levels")
                .put("requirement", "REQUIRED")
                .put("priority", 90);
    }

    private static JsonNode flow(JsonNode json, String alias) {
        return StreamSupport.stream(json.path("authenticationFlows").spliterator(), false)
                .filter(flow -> flow.path("alias").asText().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("CU3 Keycloak refuses every login of that flow at once, and nothing else")
    void givenCycle_whenAskedForALogin_thenRefusedAndOtherRealmsGoOn() {
        recipe = Recipe.of("three-factors", realm).with(CycleIT::leadBack).importIt();
        TestRealm neighbour = realm.neighbour();
        neighbour.user("bob").password("builder");
        neighbour.create();

        authorize("acr_values", "three-factors");

        assertThat(browser.status()).isEqualTo(500);
        assertThat(browser.text()).doesNotContain("StackOverflow");
        assertThat(realm.events("LOGIN")).isEmpty();
        browser.login(neighbour).signIn("bob", "builder");
        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    void givenCycle_whenChecked_thenEachPlaceToCutItIsFound() {
        recipe = Recipe.of("three-factors", realm).with(CycleIT::leadBack).importIt();

        assertThat(realm.admin("/mfa/check").path("findings"))
                .extracting(finding -> finding.path("flow").asText() + " > "
                        + finding.path("value").asText())
                .containsExactlyInAnyOrder("levels > level 3: SMS", "level 3: SMS > levels");
    }
}
