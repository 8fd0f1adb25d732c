package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.enrolment.ChoicePage;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.page.Tokens;

@DisplayName("S1 S2 DM5 DM6 CU9 An application asks for a level of authentication")
class RequestedLevelIT extends AliceStepsUp {

    private static final String APP_TITLE = "Authenticator app";

    private void enrolled() {
        Levels.passwordThenChoice(realm);
        alice().phone(phone());
        realm.create();
    }

    private void unprotected() {
        Levels.passwordThenChoice(realm);
        alice();
        realm.create();
    }

    @Nested
    @DisplayName("CU9 S4 what is asked, and the acr in ID and access token")
    class Prompts {

        @Test
        void givenNoSession_whenMfaRequested_thenBothAndItsAcr() {
            enrolled();

            assertThat(asked("acr_values", "mfa")).containsExactly(PASSWORD, SMS);
            assertAcr("mfa");
        }

        @Test
        void givenNoSession_whenPasswordRequested_thenOnlyThatAndItsAcr() {
            enrolled();

            assertThat(asked("acr_values", "pwd")).containsExactly(PASSWORD);
            assertAcr("pwd");
        }

        @Test
        void givenMfaSession_whenPasswordRequested_thenNothingAndTheAcrThatWasAskedFor() {
            enrolled();
            asked("acr_values", "mfa");

            assertThat(asked("acr_values", "pwd")).isEmpty();
            assertAcr("pwd");
            assertThat(asked("acr_values", "mfa")).isEmpty();
            assertAcr("mfa");
        }

        @Test
        @DisplayName("S2 DM6 with a live password session only the second factor; same sid")
        void givenPasswordSession_whenMfaRequested_thenOnlyTheSecondFactor() {
            enrolled();
            assertThat(asked()).containsExactly(PASSWORD);
            Tokens low = tokens();
            assertThat(low.acr()).isEqualTo("pwd");

            assertThat(asked("acr_values", "mfa")).containsExactly(SMS);
            assertAcr("mfa");
            assertThat(asked("acr_values", "mfa")).isEmpty();
            assertThat(tokens().sessionId()).isEqualTo(low.sessionId());
        }

        @Test
        @DisplayName("S2 DM6 what is begun and left leaves the session as it was")
        void givenPasswordSession_whenStepUpIsLeft_thenTheSessionIsAsItWas() {
            enrolled();
            asked();
            Tokens low = tokens();

            authorize("acr_values", "mfa");
            assertThat(shown()).isEqualTo(SMS);
            assertThat(low.refresh(realm).acr()).isEqualTo("pwd");

            assertThat(asked()).isEmpty();
            assertAcr("pwd");
            assertThat(tokensOfNewRequest().sessionId()).isEqualTo(low.sessionId());
        }

        private Tokens tokensOfNewRequest() {
            authorize();
            return tokens();
        }

        @Test
        @DisplayName("CU8 prompt=login asks for both, and for the level again")
        void givenMfaSession_whenPromptLogin_thenBoth() {
            enrolled();
            asked("acr_values", "mfa");

            assertThat(asked("acr_values", "mfa", "prompt", "login")).containsExactly(PASSWORD, SMS);
            assertAcr("mfa");
        }

        @Test
        @DisplayName("S1 the mapping of the client goes before that of the realm")
        void givenMappingOfClient_whenItsNameIsRequested_thenUnderstood() {
            realm.app(app -> app.setAttributes(Map.of("acr.loa.map", "{\"gold\":2}")));
            enrolled();

            assertThat(asked("acr_values", "gold")).containsExactly(PASSWORD, SMS);
            assertAcr("gold");
        }
    }

    @Nested
    @DisplayName("S1 DM5 whatever the user chose")
    class Unprotected {

        @Test
        void givenSetUpWasPutOff_whenMfaRequested_thenItCannotBePutOff() {
            Levels.passwordThenChoice(realm);
            alice().requiredAction("mfa-protect-account");
            realm.create();
            authorize();
            answer();
            browser.on(ChoicePage::new).skip();
            assertAcr("pwd");
            assertThat(asked()).isEmpty();

            authorize("acr_values", "mfa");

            ChoicePage choice = browser.on(ChoicePage::new);
            assertThat(choice.offersSkip()).isFalse();
            browser.post(choice.action(), Map.of("skip", "true"));
            assertThat(browser.isAtApplication()).isFalse();
            browser.on(ChoicePage::new).choose(APP_TITLE).on(SetUpTotpPage::new).confirm();
            assertAcr("mfa");
        }

        @Test
        void givenNoFactor_whenMfaRequested_thenSetUpIsLeftAndNothingIsGiven() {
            unprotected();
            asked();
            Tokens low = tokens();

            authorize("acr_values", "mfa");
            browser.on(ChoicePage::new);

            assertThat(asked()).isEmpty();
            assertAcr("pwd");
            assertThat(low.refresh(realm).acr()).isEqualTo("pwd");
        }

        @ParameterizedTest
        @ValueSource(strings = {"acr_values=mfa", "claims"})
        @DisplayName("DM5 impossible: unmet_authentication_requirements")
        void givenSetUpDisallowed_whenMfaRequested_thenTheApplicationIsToldAndGetsNothing(String how) {
            unprotected();
            realm.changeRequiredAction("mfa-protect-account", action -> action.setEnabled(false));
            List<String> request =
                    how.equals("claims") ? List.of("claims", Levels.essential("mfa")) : List.of("acr_values", "mfa");

            authorize(request.toArray(String[]::new));
            answer();

            assertError("unmet_authentication_requirements");
            assertThat(browser.returned("state")).contains("state");
            assertThat(browser.returned("iss")).contains(realm.url());
            assertThat(realm.events("LOGIN_ERROR")).last().satisfies(event -> assertThat(event.getError())
                    .isEqualTo("unmet_authentication_requirements"));
            assertThat(realm.events("LOGIN")).isEmpty();
        }

        @Test
        void givenSetUpDisallowed_whenNothingRequested_thenPasswordIsEnough() {
            unprotected();
            realm.changeRequiredAction("mfa-protect-account", action -> action.setEnabled(false));

            assertThat(asked()).containsExactly(PASSWORD);
            assertAcr("pwd");
        }

        @Test
        @DisplayName("CU8 C13 passive and impossible is an error, not a page")
        void givenNoFactor_whenMfaRequestedPassively_thenRefused() {
            unprotected();
            asked();

            authorize("acr_values", "mfa", "prompt", "none");

            assertRefused();
        }
    }

    @Nested
    @DisplayName("DM5 levels that do not exist")
    class Unknown {

        @Test
        void givenUnknownAcr_whenVoluntary_thenIgnored() {
            enrolled();

            assertThat(asked("acr_values", "platinum")).containsExactly(PASSWORD);
            assertAcr("pwd");
        }

        @Test
        void givenUnknownAcr_whenEssential_thenRefused() {
            enrolled();

            authorize("claims", Levels.essential("platinum"));

            assertThat(browser.status()).isEqualTo(400);
            assertThat(browser.isAtApplication()).isFalse();
        }

        @Test
        @DisplayName("S1 an essential level that no flow leads to is never answered by a lower token")
        void givenLevelThatTheFlowLacks_whenEssential_thenUnmet() {
            enrolled();

            assertThat(asked("claims", Levels.essential("three"))).containsExactly(PASSWORD, SMS);
            assertError("unmet_authentication_requirements");
        }
    }
}
