package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.Workspace;

@DisplayName("E2 E3 E5 The recipe protect-account-realm.json works as it is")
class RecipeIT extends NewcomerSignsIn {

    private static final String RECIPE = "protect-account";

    @BeforeEach
    void importRecipe() throws IOException {
        String file = Files.readString(Workspace.root().resolve("realm-export/protect-account-realm.json"))
                .replace("default-roles-" + RECIPE, "default-roles-" + realm.name());
        ObjectNode recipe = (ObjectNode) new ObjectMapper().readTree(file);
        assertThat(recipe.path("realm").asText()).isEqualTo(RECIPE);
        recipe.put("realm", realm.name());
        for (JsonNode client : recipe.withArray("clients")) {
            ObjectNode app = (ObjectNode) client;
            app.put("clientId", TestRealm.CLIENT).remove("attributes");
            app.putArray("redirectUris").add(TestRealm.REDIRECT_URI);
        }
        realm.server().admin().post("", recipe);
    }

    @AfterEach
    void removeRecipe() {
        realm.server().admin().delete("/" + realm.name());
    }

    private Browser enter(String user) {
        return browser.login(realm).signIn(user, user);
    }

    @Test
    void givenCustomer_whenSigningIn_thenAskedAndMaySayNotNow() {
        enter("dave");

        assertThat(choice().choices()).contains(APP);
        choice().skip();
        assertThat(browser.isAtApplication()).isTrue();
        assertThat(browser.authorize(realm, Map.of()).isAtApplication()).isTrue();
    }

    @Test
    void givenStaff_whenSigningIn_thenHeldUpUntilAFactorIsThere() {
        enter("erin");

        assertThat(choice().offersSkip()).isFalse();
        forgeSkip();
        choice().choose(APP).on(SetUpTotpPage::new).confirm();
        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    void givenProtected_whenSigningIn_thenOnlyTheFactorIsAsked() {
        enter("alice").codePage();

        assertThat(realm.mfaEvents("enforce", "alice")).isEmpty();
    }

    @Test
    void givenRecipe_whenChecked_thenNothingIsFound() {
        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }
}
