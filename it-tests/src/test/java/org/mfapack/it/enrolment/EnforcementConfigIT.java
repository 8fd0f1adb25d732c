package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;

@DisplayName("O4 Wrong or missing configuration never lets anybody pass")
class EnforcementConfigIT extends NewcomerSignsIn {

    private List<JsonNode> findings() {
        return StreamSupport.stream(realm.admin("/mfa/check").path("findings").spliterator(), false)
                .toList();
    }

    private void disable(String... actions) {
        for (String action : actions) {
            realm.changeRequiredAction(action, model -> model.setEnabled(false));
        }
    }

    private void disableAllSetUps() {
        disable(
                "CONFIGURE_TOTP",
                "webauthn-register",
                "webauthn-register-passwordless",
                "mfa-set-up-sms",
                "mfa-set-up-email");
    }

    @Test
    @DisplayName("E3 O4 nothing to set up: a plain page, no loop, no pass, and the operator is told")
    void givenNothingToSetUp_whenMandatory_thenClearPageAndFinding() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        disableAllSetUps();

        signIn();

        assertThat(browser.text()).contains("none can be set up at the moment");
        assertThat(choice().choices()).isEmpty();
        assertThat(choice().has("form[action*='login-actions/required-action']"))
                .isFalse();
        browser.refresh();
        assertThat(browser.text()).contains("none can be set up at the moment");
        assertNotLoggedIn();
        assertThat(findings())
                .anySatisfy(finding ->
                        assertThat(finding.path("value").asText()).contains("none that sets up a factor is enabled"));
        assertThat(realm.mfaEvents("enforce", "alice"))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetails()).containsEntry("mfa_reason", "nothing_to_set_up"));
    }

    @Test
    @DisplayName("E2 O4 nothing to set up, but it may be put off: nobody is bothered")
    void givenNothingToSetUp_whenSkippable_thenNotAsked() {
        enforced();
        alice();
        realm.create();
        disableAllSetUps();

        signIn();

        assertLoggedIn();
    }

    @Test
    @DisplayName("E3 O4 the action itself is disabled: Keycloak would pass over it, the login does not")
    void givenActionDisabled_whenMandatory_thenClearPageAndFinding() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        disable(ACTION);

        signIn();

        assertThat(browser.text()).contains("none can be set up at the moment");
        assertNotLoggedIn();
        browser.refresh();
        assertNotLoggedIn();
        assertThat(findings())
                .anySatisfy(finding -> assertThat(finding.path("key").asText()).contains(ACTION));
        realm.changeRequiredAction(ACTION, model -> model.setEnabled(true));
        signInElsewhere(this::asked);
    }

    private void asked(Browser visitor) {
        choice(visitor);
    }

    @Test
    @DisplayName("E3 O4 a date that cannot be read is enforced now, and found")
    void givenUnreadableDate_whenSigningIn_thenMandatoryAndFinding() {
        enforced("mfa-enforce-from", "31.01.2199");
        alice();
        realm.create();

        signIn();

        assertMandatory(browser);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path("key").asText()).isEqualTo("mfa-enforce-from");
            assertThat(finding.path("provider").asText()).isEqualTo("mfa-enforce");
            assertThat(finding.path("remedy").asText()).contains("2027-01-31");
        });
    }

    @Test
    @DisplayName("O4 the settings of the required action are refused when they are saved")
    void givenValueOutOfLimits_whenSavedInRequiredAction_thenRefused() {
        realm.create();

        for (Map<String, String> wrong : List.of(
                Map.of("mfa-snooze-days", "0"), Map.of("mfa-snooze-max", "-1"), Map.of("mfa-snooze-max", "often"))) {
            assertThatThrownBy(() -> realm.configureRequiredAction(ACTION, wrong))
                    .hasMessageContaining("400");
        }
        realm.configureRequiredAction(ACTION, Map.of("mfa-snooze-days", "7", "mfa-snooze-max", "0"));
    }
}
