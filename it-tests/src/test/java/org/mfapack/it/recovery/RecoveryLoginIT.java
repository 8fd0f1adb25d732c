package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.RawLogin.Answer;
import org.mfapack.it.realm.Step;

@DisplayName("R2, R4, R5, R6: logging in with a recovery code")
class RecoveryLoginIT extends AliceRecovers {

    @Test
    @DisplayName("DM7, R2: ten codes in any order, each once; then there are none")
    void givenTenCodes_whenUsedInAnyOrder_thenEachWorksOnce() {
        List<String> codes = onlyRecoveryCodes();

        for (int number : new int[] {2, 9, 0, 5, 1, 8, 3, 7, 4}) {
            assertThat(works(codes.get(number))).isTrue();
            assertThat(works(codes.get(number))).isFalse();
        }
        assertThat(works(codes.get(6))).isTrue();

        assertThat(remaining()).containsExactly("9", "8", "7", "6", "5", "4", "3", "2", "1", "0");
        assertThat(stored()).isEmpty();
        signIn();
        assertLoggedIn();
    }

    @Test
    @DisplayName("DM1: a wrong, an empty or another user's code fails with the same message")
    void givenWrongEmptyOrForeignCode_whenEntered_thenOneMessageAndThenTheRightOneWorks() {
        secondFactors(recoveryCode());
        alice();
        realm.user("bob").password(PASSWORD);
        create();
        List<String> codes = enrol();
        String foreign;
        try (Browser bobs = new Browser()) {
            bobs.authorize(realm, Map.of("kc_action", SET_UP)).loginPage().signIn("bob", PASSWORD);
            foreign = bobs.on(RecoveryCodesPage::new).codes().get(0);
            bobs.on(RecoveryCodesPage::new).confirm();
        }

        signIn();
        for (String code : List.of(WRONG, "", foreign, "x".repeat(5000))) {
            browser.on(RecoveryCodePage::new).enter(code);
            assertThat(browser.on(RecoveryCodePage::new).message())
                    .isEqualTo("That code is not right, or it has been used before.");
        }
        browser.on(RecoveryCodePage::new)
                .enter(codes.get(0).toLowerCase(Locale.ROOT).replace("-", " "));

        assertLoggedIn();
        assertThat(refusals("wrong_code")).hasSize(3);
    }

    @Test
    @DisplayName("S5: without the field, a forged form gets nowhere")
    void givenFormWithoutCode_whenPosted_thenAskedAgain() {
        onlyRecoveryCodes();

        browser.post(askedForCode(browser).action(), Map.of("mode", "login", "saved", "true", "skip", "true"));

        assertThat(browser.on(RecoveryCodePage::new).state()).isEqualTo("open");
    }

    @RepeatedTest(3)
    @DisplayName("DM7, R2: the same code in two logins at once")
    void givenOneCode_whenPostedByTwoLoginsAtOnce_thenOneSuccess() {
        List<String> codes = onlyRecoveryCodes();
        List<RawLogin> logins = List.of(openRaw(), openRaw());

        List<Answer> answers = atOnce(logins, List.of(codes.get(3), codes.get(3)));

        assertThat(answers).filteredOn(AliceRecovers::isLoggedIn).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(remaining()).containsExactly("9");
        assertThat(works(codes.get(3))).isFalse();
        assertThat(works(codes.get(4))).isTrue();
        assertThat(remaining()).containsExactly("9", "8");
    }

    @RepeatedTest(3)
    @DisplayName("R2: different codes at once are all used up, and none comes back")
    void givenDifferentCodes_whenPostedAtOnce_thenAllWorkOnce() {
        assertDifferentCodesAtOnceAreAllUsedUp();
    }

    @Test
    @DisplayName("R4, O1: one event, with what is left and no code")
    void givenCodeUsed_whenEventsAreRead_thenOneTellsWhatIsLeft() {
        List<String> codes = onlyRecoveryCodes();

        assertThat(works(codes.get(7))).isTrue();

        assertThat(realm.mfaEvents("recovery", ALICE)).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo("CUSTOM_REQUIRED_ACTION");
            assertThat(event.getDetails())
                    .containsEntry("mfa_factor", TYPE)
                    .containsEntry("mfa_remaining", "9")
                    .doesNotContainValue(codes.get(7));
        });
    }

    @Test
    @DisplayName("R4: at three or fewer the user is asked to renew; who declines keeps the old codes")
    void givenFourCodes_whenOneIsUsed_thenRenewalIsOfferedAndMayBeDeclined() {
        secondFactors(recoveryCode());
        alice();
        create();
        realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-count", "5"));
        List<String> codes = enrol();

        askedForCode(browser).enter(codes.get(0));
        assertLoggedIn();
        browser.clearCookies();
        askedForCode(browser).enter(codes.get(1));
        RecoveryCodesPage page = browser.on(RecoveryCodesPage::new);
        assertThat(page.text()).contains("You have 3 codes left.");
        assertThat(page.canBeDeclined()).isTrue();
        page.decline();
        assertLoggedIn();
        browser.clearCookies();

        askedForCode(browser).enter(codes.get(2));
        List<String> fresh = browser.on(RecoveryCodesPage::new).codes();
        browser.on(RecoveryCodesPage::new).confirm();
        assertLoggedIn();
        assertThat(works(codes.get(3))).isFalse();
        assertThat(works(fresh.get(0))).isTrue();
        assertThat(stored()).hasSize(1);
    }

    @Test
    @DisplayName("R5: mode \"manage\" does not spend a code when nothing can be set up")
    void givenModeManage_whenProtectingTheAccountIsDisabled_thenNoCodeIsTaken() {
        List<String> codes = onlyForManaging();
        assertThat(askedForCode(browser).state()).isEqualTo("open");

        realm.changeRequiredAction(PROTECT, action -> action.setEnabled(false));
        browser.on(RecoveryCodePage::new).enter(codes.get(0));

        assertThat(browser.on(RecoveryCodePage::new).state()).isEqualTo("unavailable");
        assertThat(remaining()).isEmpty();
        signIn(browser.clearCookies());
        assertThat(browser.on(RecoveryCodePage::new).state()).isEqualTo("unavailable");
    }

    @Test
    @DisplayName("R5: in mode \"manage\" the login asks for a new factor, and must")
    void givenModeManage_whenCodeEntered_thenSettingUpAFactorIsMandatory() {
        List<String> codes = onlyForManaging();

        assertThat(askedForCode(browser).text()).contains("With it you can set up a new method.");
        browser.on(RecoveryCodePage::new).enter(codes.get(0));

        assertThat(browser.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).hasSize(1);
        assertThat(realm.server().insides().caches()).contains("RECOVERY true");
    }

    /** Where the pack's page for a new factor is missing, Keycloak's own for an authenticator app stands in. */
    private List<String> onlyForManaging() {
        secondFactors(recoveryCode().with("mfa-recovery-mode", "manage"));
        alice();
        realm.create();
        if (!hasProtectAction()) {
            realm.changeRequiredAction("CONFIGURE_TOTP", action -> action.setAlias(PROTECT));
        }
        return enrol();
    }

    @Test
    @DisplayName("R6: users with Keycloak's own recovery codes keep using them; neither factor disturbs the other")
    void givenBothKinds_whenTheFlowHasBoth_thenEachWorks() {
        secondFactors(recoveryCode(), Step.alternative("auth-recovery-authn-code-form"));
        alice().stored(
                        "recovery-authn-codes",
                        "{\"hashIterations\":1,\"algorithm\":\"SHA-512\",\"totalCodes\":3,\"remainingCodes\":3}",
                        "{\"codes\":[" + builtIn(1, "AAAABBBBCCCC") + "," + builtIn(2, "DDDDEEEEFFFF") + ","
                                + builtIn(3, "GGGGHHHHJJJJ") + "]}");
        create();

        enterBuiltIn("AAAABBBBCCCC");
        assertLoggedIn();
        browser.authorize(realm, Map.of("kc_action", SET_UP));
        String code = browser.on(RecoveryCodesPage::new).codes().get(0);
        browser.on(RecoveryCodesPage::new).confirm();
        browser.clearCookies();
        enterBuiltIn("DDDDEEEEFFFF");
        assertLoggedIn();
        browser.clearCookies();
        signIn().on(BuiltInRecoveryPage::new).tryAnotherWay().choose("Enter one of the codes that you have saved.");
        browser.on(RecoveryCodePage::new).enter(code);
        assertLoggedIn();
    }

    private void enterBuiltIn(String code) {
        signIn();
        browser.on(BuiltInRecoveryPage::new).enter(code);
    }

    private static String builtIn(int number, String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8));
            return "{\"number\":" + number + ",\"encodedHashedValue\":\""
                    + Base64.getEncoder().encodeToString(hash) + "\"}";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
