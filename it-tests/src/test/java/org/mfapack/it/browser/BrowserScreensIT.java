package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.chromium.Chromium;
import org.openqa.selenium.By;

@DisplayName("V1 V3 B1 B5 Remembered browsers in a real browser: light, dark, phone")
class BrowserScreensIT extends AliceIsRemembered {

    private static final String LIST = "[data-testid='mfa-browser/credential-list']";

    private void enterPassword(Chromium chromium, Map<String, String> parameters) {
        chromium.desktop().light().authorize(realm, parameters);
        chromium.fill("username", "alice").fill("password", "alice").press("#kc-login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    @DisplayName("V3 V5 the box on the page of a code")
    void givenCodePage_whenShown_thenTheBoxIsAccessible(String language, Chromium chromium) {
        unlessRemembered("mfa-email-code");
        alice();
        realm.with(settings -> settings.setSupportedLocales(Set.of("en", "de", "ar")));
        realm.create();

        enterPassword(chromium, Map.of("ui_locales", language));
        chromium.await("#remember");
        chromium.assertLooksGood("remember-box-" + language);
        chromium.press("#remember")
                .fill("code", code("alice"))
                .press("#mfa-submit")
                .awaitApplication();

        assertThat(remembered()).hasSize(1);
    }

    @Test
    @DisplayName("V3 the question after a page of Keycloak's")
    void givenTotp_whenEntered_thenTheQuestionIsAccessible(Chromium chromium) {
        unlessRemembered("auth-otp-form");
        person("alice").totp(TOTP);
        realm.create();

        enterPassword(chromium, Map.of());
        chromium.fill("otp", appCode()).press("#kc-login").await("#mfa-remember-form");
        chromium.assertLooksGood("remember-question");
        chromium.press("#mfa-remember").awaitApplication();

        assertThat(remembered()).hasSize(1);
    }

    @Test
    @DisplayName("B5 listed in the account console with name, last use and end, without a way to set one up")
    void givenRememberedBrowser_whenConsoleOpened_thenListedAndRemovable(Chromium chromium) {
        unlessRemembered("mfa-email-code");
        alice();
        realm.create();

        chromium.desktop().light().driver().get(realm.url() + "/account/account-security/signing-in");
        chromium.fill("username", "alice").fill("password", "alice").press("#kc-login");
        chromium.await("#remember");
        chromium.press("#remember").fill("code", code("alice")).press("#mfa-submit");

        assertThat(chromium.text(LIST))
                .contains("Chrome", "Linux", "Last used", "Remembered until", "UTC")
                .doesNotContain("Place");
        assertThat(chromium.driver().findElements(By.cssSelector("[data-testid='mfa-browser/create']")))
                .isEmpty();
        chromium.driver().executeScript("arguments[0].scrollIntoView(false)", chromium.await(LIST));
        chromium.screenshot("account-remembered-browser");
        chromium.press(LIST + " [data-testrole='remove']").await("#kc-accept");
        chromium.press("#kc-accept");
        chromium.await("[data-testid='mfa-email/credential-list']");

        assertThat(remembered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "base"})
    @DisplayName("V1 V4 under another theme and without JavaScript")
    void givenAnotherTheme_whenAsked_thenItWorks(String theme) {
        realm.with(settings -> settings.setLoginTheme(theme));
        unlessRemembered("auth-otp-form");
        person("alice").totp(TOTP);
        realm.create();

        signIn().totpPage().enter(appCode()).on(RememberQuestionPage::new).yes();

        assertLetIn();
    }
}
