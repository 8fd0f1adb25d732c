package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R3, R4: recovery codes")
class RecoveryScreensTest {

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.recoveryEntry().withOtherWays("e1"),
                Screen.recoveryEntry().with("mode", "manage").withError("code", "wrong"),
                Screen.recoveryEntry().with("state", "blocked").with("blockedMinutes", 5),
                Screen.recoveryEntry().with("state", "disabled").withOtherWays("e1"),
                Screen.recoveryEntry().with("state", "unavailable").withData("isAppInitiatedAction", true),
                Screen.recoveryCodes(),
                Screen.recoveryCodes().with("declinable", true).with("left", 1).with("replaced", true),
                Screen.recoveryCodes().with("left", 3).withData("isAppInitiatedAction", true));
    }

    @Test
    @DisplayName("R3: without JavaScript the codes are text, and the tick is demanded by the browser")
    void givenNewCodes_whenShown_thenReadableAndToBeConfirmed() throws Exception {
        String page = Screen.recoveryCodes().render();

        assertThat(page)
                .contains("<li>0123-4567-89ABC</li>", "<li>DEFG-HJKM-NPQRS</li>")
                .containsPattern("<input type=\"checkbox\" id=\"saved\" name=\"saved\" value=\"true\" required>")
                .contains("<label for=\"saved\">")
                .contains("name=\"set\" value=\"the-set\"")
                .containsPattern("<div id=\"mfa-keep\"[^>]* hidden>");
    }

    @Test
    @DisplayName("R3: the file names the realm")
    void givenNewCodes_whenShown_thenTheScriptKnowsTheNamesOfTheFile() throws Exception {
        assertThat(Screen.recoveryCodes().render())
                .contains("data-file-title=\"Recovery codes for The Realm\"")
                .contains("data-file-name=\"recovery-codes-the-realm.txt\"")
                .contains("data-file-date=\"Created on {0}\"");
    }

    @ParameterizedTest
    @CsvSource({"false, false, 0, 0", "true, false, 1, 0", "false, true, 0, 1", "true, true, 0, 1"})
    void givenNewCodes_whenShown_thenThereIsTheRightWayOut(
            boolean declinable, boolean appInitiated, int skips, int cancels) throws Exception {
        Screen screen = Screen.recoveryCodes().with("declinable", declinable);
        String page = (appInitiated ? screen.withData("isAppInitiatedAction", true) : screen).render();

        assertThat(page.split("name=\"skip\"[^>]* formnovalidate", -1)).hasSize(1 + skips);
        assertThat(page.split("name=\"cancel-aia\"[^>]* formnovalidate", -1)).hasSize(1 + cancels);
        assertThat(page.split("name=\"(skip|cancel-aia)\"", -1)).hasSize(1 + skips + cancels);
    }

    @Test
    @DisplayName("R4: a renewal says how many are left")
    void givenFewLeft_whenNewOnesAreShown_thenTheNumberIsSaid() throws Exception {
        assertThat(Screen.recoveryCodes().with("left", 2).render())
                .contains("You have 2 codes left.", "Get new recovery codes");
        assertThat(Screen.recoveryCodes().render()).doesNotContain("mfa-left");
    }

    @Test
    @DisplayName("R7: nothing can be entered while the factor is blocked, and the other ways are open")
    void givenBlocked_whenShown_thenOnlyOtherWaysAreOffered() throws Exception {
        assertThat(Screen.recoveryEntry()
                        .with("state", "blocked")
                        .with("blockedMinutes", 5)
                        .withOtherWays("e1")
                        .render())
                .contains("Too many wrong codes. Please try again in 5 minutes.")
                .contains("<details id=\"mfa-other-ways\" class=\"mfa-choices\" open>")
                .doesNotContain("name=\"code\"");
    }
}
