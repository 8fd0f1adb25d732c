package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.Totp;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@DisplayName("V1, V3, R3: recovery codes in a real browser: light, dark, phone")
class RecoveryScreensIT extends AliceRecovers {

    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");
    private static final String HOLD_DOWNLOAD =
            """
            URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return "blob:x"; };
            HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
            window.print = () => { window.printed = true; };
            document.execCommand = () => { window.copied = window.getSelection().toString(); return true; };
            """;

    private void openSetUp(Chromium chromium, Map<String, String> parameters) {
        chromium.desktop().light().authorize(realm, parameters);
        chromium.fill("username", ALICE).fill("password", PASSWORD).press("#kc-login");
    }

    @Test
    @DisplayName("R3: download names realm and date, copy and print work")
    void givenNewCodes_whenKept_thenFileAndClipboardHoldThemAll(Chromium chromium) {
        secondFactors(recoveryCode());
        alice();
        realm.with(settings -> settings.setDisplayName("Wonderland"));
        create();
        chromium.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", HOLD_DOWNLOAD));

        openSetUp(chromium, Map.of("kc_action", SET_UP));
        chromium.await("#mfa-keep");
        List<String> codes = chromium.driver().findElements(By.cssSelector("#mfa-codes li")).stream()
                .map(WebElement::getText)
                .toList();
        chromium.assertLooksGood("recovery-codes");
        chromium.press("#mfa-download").press("#mfa-print").press("#mfa-copy");
        Awaitility.await().until(() -> !chromium.await("#mfa-kept").getText().isEmpty());
        Awaitility.await().until(() -> value(chromium, "saved"), text -> !text.equals("null"));

        assertThat(codes).hasSize(10);
        assertThat(value(chromium, "savedAs")).isEqualTo("recovery-codes-" + realm.name() + ".txt");
        assertThat(value(chromium, "saved"))
                .startsWith("Recovery codes for Wonderland")
                .containsPattern("Created on \\w+ \\d+, 20\\d\\d")
                .contains(codes);
        assertThat(value(chromium, "printed")).isEqualTo("true");
        chromium.assertLooksGood("recovery-codes-copied");

        chromium.press("#mfa-submit");
        assertThat(chromium.driver().getCurrentUrl()).doesNotStartWith("http://127.0.0.1:1/");
        chromium.press("#saved").press("#mfa-submit").awaitApplication();
        assertThat(stored()).hasSize(1);
    }

    private static String value(Chromium chromium, String name) {
        return String.valueOf(chromium.driver().executeScript("return window." + name));
    }

    @Test
    @DisplayName("R4: the page of a code, a wrong code, a block, and the renewal")
    void givenFewCodes_whenEachPageIsShown_thenAccessible(Chromium chromium) {
        secondFactors(Step.alternative("auth-otp-form"), recoveryCode());
        alice();
        create();
        realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-count", "3"));
        List<String> codes = enrol();

        openSetUp(chromium, Map.of());
        chromium.await("#code");
        chromium.assertLooksGood("recovery-enter");
        chromium.fill("code", WRONG).press("#mfa-submit").await("#input-error-container-code span");
        chromium.assertLooksGood("recovery-enter-wrong");
        chromium.fill("code", codes.get(0)).press("#mfa-submit").await("#mfa-skip");
        chromium.assertLooksGood("recovery-renew");
        chromium.press("#mfa-skip").awaitApplication();
    }

    @Test
    @DisplayName("R7: blocked; the other way is open")
    void givenTooManyWrong_whenBlocked_thenAccessible(Chromium chromium) {
        secondFactors(Step.alternative("auth-otp-form"), recoveryCode());
        alice().totp(TOTP);
        create();
        try (var other = new org.mfapack.it.page.Browser()) {
            other.authorize(realm, Map.of("kc_action", SET_UP)).loginPage().signIn(ALICE, PASSWORD);
            other.totpPage().enter(realm.code(TOTP));
            other.on(RecoveryCodesPage::new).confirm();
            other.clearCookies();
            signIn(other);
            other.totpPage().tryAnotherWay().choose("Enter one of the codes");
            for (int i = 0; i < 5; i++) {
                other.on(RecoveryCodePage::new).enter(WRONG);
            }
        }

        openSetUp(chromium, Map.of());
        chromium.press("#try-another-way").await("li [role='button']");
        chromium.screenshot("recovery-chooser");
        chromium.press("li:last-child [role='button']");
        chromium.await("#mfa[data-state='blocked']");
        chromium.assertLooksGood("recovery-blocked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    @DisplayName("V5, V3: German; right-to-left")
    void givenOtherLanguage_whenShown_thenAccessible(String language, Chromium chromium) {
        secondFactors(recoveryCode());
        alice();
        realm.with(settings -> settings.setSupportedLocales(Set.of("en", "de", "ar")));
        create();

        openSetUp(chromium, Map.of("kc_action", SET_UP, "ui_locales", language));
        chromium.await("#mfa-keep");
        assertThat(chromium.await("#mfa-codes").getDomAttribute("dir")).isEqualTo("ltr");
        chromium.assertLooksGood("recovery-codes-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "base"})
    @DisplayName("V1, V4: under another theme and without JavaScript the codes are shown, confirmed and entered")
    void givenAnotherTheme_whenSetUpAndEntered_thenLoggedIn(String theme) {
        realm.with(settings -> settings.setLoginTheme(theme));
        List<String> codes = onlyRecoveryCodes();

        assertThat(works(codes.get(0))).isTrue();
    }

    @Test
    @DisplayName("R3: the account console says how many are left, and warns")
    void givenFewCodes_whenAccountConsoleOpened_thenItSaysSo(Chromium chromium) {
        secondFactors(recoveryCode());
        alice();
        create();
        realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-count", "5"));
        List<String> codes = enrol();

        chromium.desktop().light().driver().get(realm.url() + "/account/account-security/signing-in");
        chromium.fill("username", ALICE).fill("password", PASSWORD).press("#kc-login");
        chromium.fill("code", codes.get(0)).press("#mfa-submit");
        String list = "[data-testid='mfa-recovery-codes/credential-list']";
        assertThat(chromium.text(list)).contains("Recovery codes", "4 recovery codes remaining");
        chromium.screenshot("recovery-account");

        realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-warn-at", "4"));
        chromium.driver().navigate().refresh();
        assertThat(chromium.text(list)).contains("4 recovery codes remaining", "Generate new codes");
        chromium.screenshot("recovery-account-warning");
    }
}
