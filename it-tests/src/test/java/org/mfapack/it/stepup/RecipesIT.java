package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.enrolment.ChoicePage;
import org.mfapack.it.notice.NewPasswordPage;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Recipe;
import org.mfapack.it.realm.Totp;

@DisplayName("S1 S2 S4 CU7 The recipes for levels work as they are")
class RecipesIT extends AliceStepsUp {

    private static final Totp APP_OF_ALICE = new Totp("demo-secret-of-alice");

    private Recipe recipe;

    @AfterEach
    void removeRecipe() {
        recipe.close();
    }

    private void use(String name) {
        recipe = Recipe.of(name, realm).importIt();
    }

    @Override
    String phone() {
        return "+4915112345678";
    }

    @Override
    Totp app() {
        return APP_OF_ALICE;
    }

    @Override
    String password() {
        return "alice";
    }

    private void assertNothingToMend() {
        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }

    @Nested
    @DisplayName("step-up-realm.json")
    class StepUp {

        @Test
        void givenAlice_whenMfaRequested_thenOnlyTheSecondFactorIsAdded() {
            use("step-up");
            assertThat(asked()).containsExactly(PASSWORD);
            assertThat(tokens().acr()).isEqualTo("password");

            assertThat(asked("acr_values", "mfa")).containsExactly(TOTP);
            assertThat(tokens().acr()).isEqualTo("mfa");
            assertNothingToMend();
        }

        @Test
        @DisplayName("S6 DF6 the second factor before a new password, though nobody asks for the level")
        void givenAliceWhosePasswordIsToBeChanged_whenSigningIn_thenTheSecondFactorFirst() {
            use("step-up");
            realm.change("alice", user -> user.getRequiredActions().add("UPDATE_PASSWORD"));

            authorize();

            assertThat(answer()).isEqualTo(PASSWORD);
            assertThat(answer()).isEqualTo(TOTP);
            browser.on(NewPasswordPage::new).choose("through the looking-glass");
            assertThat(tokens().acr()).isEqualTo("mfa");
        }

        @Test
        void givenDaveWithoutAFactor_whenMfaRequested_thenSetsOneUpFirst() {
            use("step-up");
            authorize("acr_values", "mfa");
            browser.loginPage().signIn("dave", "dave");

            assertThat(browser.on(ChoicePage::new).offersSkip()).isFalse();
            browser.on(ChoicePage::new)
                    .choose("Authenticator app")
                    .on(SetUpTotpPage::new)
                    .confirm();

            assertThat(browser.text()).contains("Save your recovery codes");
            assertThat(realm.events("LOGIN")).isEmpty();
        }
    }

    @Nested
    @DisplayName("CU3 three-factors-realm.json")
    class ThreeFactors {

        @Test
        void givenAlice_whenThreeRequested_thenInOrder() {
            use("three-factors");

            assertThat(asked("acr_values", "three-factors")).containsExactly(PASSWORD, TOTP, SMS);
            assertThat(tokens().acr()).isEqualTo("three-factors");
            assertNothingToMend();
        }

        @Test
        void givenTwoFactors_whenThreeRequested_thenOnlyTheThird() {
            use("three-factors");
            assertThat(asked("acr_values", "two-factors")).containsExactly(PASSWORD, TOTP);

            assertThat(asked("acr_values", "three-factors")).containsExactly(SMS);
            assertThat(tokens().acr()).isEqualTo("three-factors");
        }
    }

    @Nested
    @DisplayName("aal2-realm.json (NIST SP 800-63B-4 section 2.2)")
    class Aal2 {

        @Test
        void givenAlice_whenSigningIn_thenTwoFactorsAndTheLevel() {
            use("aal2");

            assertThat(asked()).containsExactly(PASSWORD, TOTP);
            Tokens tokens = tokens();
            assertThat(tokens.acr()).isEqualTo("aal2");
            assertThat(asked()).isEmpty();
            assertThat(tokens().acr()).isEqualTo("aal2");
            assertNothingToMend();
        }

        @Test
        void givenAnHourOfInactivity_whenAsked_thenBothAgain() {
            use("aal2");
            asked();
            passes(Duration.ofMinutes(65));

            authorize();
            assertThat(answer()).isEqualTo(PASSWORD);
            assertThat(shown()).isEqualTo(TOTP);
        }

        @Test
        void givenADayOfActivity_whenAsked_thenBothAgain() {
            use("aal2");
            asked();
            for (int requests = 0; requests < 26; requests++) {
                passes(Duration.ofMinutes(55));
                assertThat(asked()).isEmpty();
            }
            passes(Duration.ofMinutes(11));

            authorize();
            assertThat(answer()).isEqualTo(PASSWORD);
            assertThat(shown()).isEqualTo(TOTP);
        }

        @Test
        void givenDaveWithoutAFactor_whenSigningIn_thenAPasskeyIsOfferedFirstAndNoMail() {
            use("aal2");
            authorize();
            browser.loginPage().signIn("dave", "dave");

            assertThat(browser.on(ChoicePage::new).choices()).first().asString().contains("Passkey");
            assertThat(browser.on(ChoicePage::new).choices())
                    .noneMatch(choice -> choice.contains("mail") || choice.contains("SMS") || choice.contains("text"));
            assertThat(browser.on(ChoicePage::new).offersSkip()).isFalse();
        }
    }
}
