package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Recipe;

@DisplayName("E2 E3 E5 The recipe protect-account-realm.json works as it is")
class RecipeIT extends NewcomerSignsIn {

    private Recipe recipe;

    @BeforeEach
    void importRecipe() {
        recipe = Recipe.of("protect-account", realm).importIt();
    }

    @AfterEach
    void removeRecipe() {
        recipe.close();
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
