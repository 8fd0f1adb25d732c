package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("E1 E2 E6 the page \"Protect your account\"")
class ProtectAccountTest {

    private static final List<Map<String, Object>> CHOICES = Stream.of(
                    "passkey", "passwordless-passkey", "totp", "sms", "email")
            .map(id -> Map.<String, Object>of(
                    "id", id, "restricted", List.of("sms", "email").contains(id)))
            .toList();

    static Stream<Screen> screens() {
        return Stream.of(
                asked("unprotected"),
                asked("unprotected").with("skip", Map.of("days", 14, "left", 2)),
                asked("unprotected").with("skip", Map.of("days", 1, "deadlineDays", 1)),
                asked("unprotected").with("mandatory", true),
                asked("unprotected").with("mandatory", true).with("choices", List.of()),
                asked("recovery").with("enrolled", List.of("totp")).with("skip", Map.of()),
                asked("safer").with("enrolled", List.of("sms")).with("skip", Map.of()),
                management());
    }

    private static Screen asked(String reason) {
        return new Screen("mfa-protect-account.ftl")
                .with("reason", reason)
                .with("mandatory", false)
                .with("choices", CHOICES);
    }

    private static Screen management() {
        return asked("management")
                .with("enrolled", List.of("sms", "email"))
                .with("preferred", "email")
                .with("onlyRestricted", true)
                .withData("isAppInitiatedAction", true);
    }

    @Test
    @DisplayName(
            "E1 DF10 real buttons in the given order, each with what it is good for, the weak ones with their risk")
    void givenChoices_whenShown_thenButtonsWithUseAndRisk() throws Exception {
        String page = asked("unprotected").render();

        assertThat(page)
                .containsSubsequence(
                        "name=\"factor\" value=\"passkey\"",
                        "cannot be phished",
                        "name=\"factor\" value=\"totp\"",
                        "name=\"factor\" value=\"sms\"",
                        "text messages can be intercepted",
                        "name=\"factor\" value=\"email\"",
                        "whoever can read your mail");
        assertThat(page.split("<button type=\"submit\" class=\"mfa-choice\"", -1))
                .hasSize(6);
        assertThat(page.split("mfa-choice-weakness", -1)).hasSize(3);
        assertThat(page).doesNotContain("name=\"skip\"", "cancel-aia", "name=\"preferred\"");
    }

    @Test
    @DisplayName("E2 \"not now\" says when it is asked again and how often that goes")
    void givenSkip_whenShown_thenDaysAndTimes() throws Exception {
        assertThat(asked("unprotected")
                        .with("skip", Map.of("days", 14, "left", 2))
                        .render())
                .contains("name=\"skip\"", "aria-describedby=\"mfa-skip-note\"")
                .contains("in 14 days", "2 more times")
                .doesNotContain("left to do this");
    }

    @Test
    @DisplayName("E3 before the deadline the days left")
    void givenDeadline_whenShown_thenDaysLeft() throws Exception {
        assertThat(asked("unprotected")
                        .with("skip", Map.of("days", 5, "deadlineDays", 5))
                        .render())
                .contains("You have 5 days left")
                .doesNotContain("ask again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    @DisplayName("E3 nothing to choose and no way around it: said in an alert, and no empty promise")
    void givenNothingToChoose_whenMandatory_thenAnAlertOnly(String language) throws Exception {
        assertThat(asked("unprotected")
                        .with("mandatory", true)
                        .with("choices", List.of())
                        .in(language)
                        .render())
                .contains("id=\"mfa-impossible\"", Texts.of(language).text("mfa.protect.impossible"))
                .doesNotContain("<form", "mfa-intro", "mfa-mandatory");
    }

    @Test
    @DisplayName("R4 after a recovery code the other factors are shown as still there")
    void givenRecovery_whenShown_thenWhyAndWhatIsStillThere() throws Exception {
        assertThat(asked("recovery")
                        .with("enrolled", List.of("totp"))
                        .with("skip", Map.of())
                        .render())
                .contains("recovery code", "Still there:", "<li>Authenticator app</li>", "Not now, I still have it");
    }

    @Test
    @DisplayName("E6 the preferred factor is a choice of the enrolled ones; the page can be left")
    void givenManagement_whenShown_thenPreferredIsChecked() throws Exception {
        assertThat(management().render())
                .containsPattern("value=\"email\" checked")
                .doesNotContainPattern("value=\"sms\" checked")
                .contains("<legend>", "name=\"cancel-aia\"", "id=\"mfa-only-restricted\"");
    }
}
