package org.mfapack.it.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.server.KeycloakServer;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@KeycloakTest
@DisplayName("Screens in a real browser: light, dark, phone")
class ScreensIT {

    private static final String PHONE = "+4915112345678";
    private static final String STUB_OF_WEB_OTP =
            """
            window.OTPCredential = function () {};
            navigator.credentials.get = (options) => new Promise((resolve) => {
              if (options && options.otp) { window.arrive = (code) => resolve({ code }); }
            });
            """;

    private static TestRealm withEverything(TestRealm realm, String first) {
        realm.flow("browser-mfa")
                .password()
                .secondFactor(
                        Step.alternative(first),
                        Step.alternative(first.equals("mfa-sms-code") ? "mfa-email-code" : "mfa-sms-code"),
                        Step.alternative("auth-otp-form"));
        var alice = realm.user("alice").password("wonderland").verifiedEmail("alice@example.org");
        if (first.equals("mfa-sms-code")) {
            alice.phone(PHONE).phone("+4915112345679").totp(new Totp("a-secret-of-twenty-b"));
        } else {
            alice.emailFactor(addressOf(realm)).phone(PHONE).totp(new Totp("a-secret-of-twenty-b"));
        }
        return realm;
    }

    /** Of this realm only, so that a late message of another test is not taken for one of this. */
    private static String addressOf(TestRealm realm) {
        return "alice@" + realm.name() + ".example";
    }

    private static Chromium atCode(Chromium chromium, TestRealm realm) {
        chromium.desktop().light().login(realm).fill("username", "alice").fill("password", "wonderland");
        chromium.press("#kc-login").await("#mfa");
        return chromium;
    }

    @Test
    @DisplayName("V1 V2 V3 the code page, and a wrong code")
    void givenCodeByEmail_whenShownAndWrong_thenAccessible(TestRealm draft, Chromium chromium) {
        TestRealm realm = withEverything(draft, "mfa-email-code").create();

        atCode(chromium, realm);
        WebElement field = chromium.await("#code");
        assertThat(field.getDomAttribute("autocomplete")).isEqualTo("one-time-code");
        assertThat(field.getDomAttribute("inputmode")).isEqualTo("numeric");
        assertThat(field.getDomAttribute("maxlength")).isNull();
        chromium.assertLooksGood("code-email");

        chromium.fill("code", "000000").press("#mfa-submit").await("#input-error-container-code span");
        chromium.assertLooksGood("code-email-wrong");
    }

    @Test
    @DisplayName("V2 V3 the page learns that the message went out, and says so once to screen readers")
    void givenCodeBySms_whenSent_thenStatusIsAnnounced(TestRealm draft, Chromium chromium) {
        TestRealm realm = withEverything(draft, "mfa-sms-code").create();

        atCode(chromium, realm);
        chromium.await("#mfa-status[role='status']");
        Awaitility.await().until(() -> chromium.await("#mfa-status").getText(), text -> text.startsWith("We sent"));
        assertThat(chromium.await("#mfa-status").getText()).contains("+49 ••• ••78");
        chromium.assertLooksGood("code-sms");
    }

    @Test
    @DisplayName("C2 V3 an expired code")
    void givenExpiredCode_whenEntered_thenPageSaysSoAndIsAccessible(
            TestRealm draft, Chromium chromium, KeycloakServer server) {
        TestRealm realm = withEverything(draft, "mfa-email-code").create();

        atCode(chromium, realm);
        server.clock().advance(Duration.ofSeconds(301));
        chromium.fill("code", "000000").press("#mfa-submit").await("#mfa[data-state='expired']");
        chromium.assertLooksGood("code-expired");
    }

    @Test
    @DisplayName("C7 V3 a blocked factor")
    void givenTooManyWrongCodes_whenBlocked_thenPageSaysSoAndIsAccessible(TestRealm draft, Chromium chromium) {
        TestRealm realm = withEverything(draft, "mfa-email-code").create();

        atCode(chromium, realm);
        for (int attempt = 0; attempt < 5; attempt++) {
            chromium.fill("code", "00000" + attempt).pressForNextPage("#mfa-submit");
        }
        chromium.await("#mfa[data-state='blocked']");
        chromium.assertLooksGood("code-blocked");
    }

    @Test
    @DisplayName("D4 V3 a message that failed, told without reload")
    void givenDeadMailServer_whenDeliveryFails_thenPageSaysSoAndIsAccessible(TestRealm draft, Chromium chromium) {
        TestRealm realm = withEverything(draft, "mfa-email-code")
                .smtp(draft.server().nameOfThisMachine(), MailBox.deadPort())
                .create();

        atCode(chromium, realm).await("#mfa-failure:not(:empty)");
        chromium.assertLooksGood("code-failed");
    }

    @Test
    @DisplayName("F2 V3 enrolment of a phone by kc_action")
    void givenEnrolment_whenEachStepShown_thenAccessible(TestRealm draft, Chromium chromium, TwilioStandIn gateway) {
        draft.flow("browser-mfa").cookie().password();
        draft.user("alice").password("wonderland");
        TestRealm realm = draft.create();

        chromium.desktop().light().authorize(realm, Map.of("kc_action", "mfa-set-up-sms"));
        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");
        chromium.await("input[name='address']");
        chromium.assertLooksGood("enrol-sms");
        chromium.fill("address", "12345").press("[type='submit']:not([name='cancel-aia'])");
        chromium.await("#input-error-container-address span");
        chromium.assertLooksGood("enrol-sms-wrong");
        chromium.fill("address", PHONE)
                .press("[type='submit']:not([name='cancel-aia'])")
                .await("#code");
        chromium.assertLooksGood("enrol-sms-code");
        Awaitility.await().until(() -> !gateway.messagesTo(PHONE).isEmpty());
        chromium.fill("code", lastCode(gateway)).press("#mfa-submit").awaitApplication();
    }

    @Test
    @DisplayName("E1 E2 E6 V3 the choice of a factor: asked, enforced, managed, right-to-left")
    void givenProtectYourAccount_whenShown_thenAccessible(TestRealm draft, Chromium chromium) {
        draft.flow("browser-mfa").cookie().password().form(Step.required("mfa-enforce"));
        draft.user("alice").password("wonderland");
        draft.user("bob").password("builder").phone(PHONE).emailFactor("bob@work.example");
        TestRealm realm = draft.with(settings -> settings.setSupportedLocales(Set.of("en", "de", "ar")))
                .create();

        chromium.desktop().light().login(realm);
        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");
        chromium.await("#mfa-skip");
        chromium.assertLooksGood("protect-account");
        chromium.authorize(realm, Map.of("ui_locales", "ar"));
        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");
        chromium.await("html[dir='rtl'] #mfa-skip");
        chromium.assertLooksGood("protect-account-rtl");
        chromium.authorize(realm, Map.of("kc_action", "mfa-protect-account", "ui_locales", "de"));
        chromium.fill("username", "bob").fill("password", "builder").press("#kc-login");
        chromium.await("#mfa-prefer");
        chromium.assertLooksGood("protect-account-management");
        realm.configureRequiredAction("mfa-protect-account", Map.of("mfa-snooze-max", "0"));
        realm.change("alice", user -> user.getRequiredActions().add("mfa-protect-account"));
        chromium.authorize(realm, Map.of("prompt", "login", "ui_locales", "en"));
        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");
        chromium.await("#mfa-mandatory");
        chromium.assertLooksGood("protect-account-mandatory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "base"})
    @DisplayName("E1 V1 V4 the choice works under another parent theme, without JavaScript")
    void givenAnotherTheme_whenPutOff_thenLoggedIn(String theme, TestRealm draft, Browser browser) {
        draft.flow("browser-mfa").password().form(Step.required("mfa-enforce"));
        draft.user("alice").password("wonderland");
        TestRealm realm = draft.with(settings -> settings.setLoginTheme(theme)).create();

        browser.login(realm).signIn("alice", "wonderland");
        String action = browser.page().getForms().get(0).getActionAttribute();
        assertThat(browser.page().querySelectorAll("button[name='factor']")).hasSize(5);
        browser.post(action, Map.of("skip", "true"));

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("V5 German; V3 right-to-left")
    void givenOtherLanguages_whenShown_thenAccessible(TestRealm draft, Chromium chromium) {
        TestRealm realm = withEverything(draft, "mfa-email-code")
                .with(settings -> settings.setSupportedLocales(Set.of("en", "de", "ar")))
                .create();

        chromium.desktop().light().authorize(realm, Map.of("ui_locales", "de"));
        chromium.fill("username", "alice")
                .fill("password", "wonderland")
                .press("#kc-login")
                .await("#mfa");
        assertThat(chromium.driver().findElement(By.id("mfa-submit")).getText()).isEqualTo("Weiter");
        chromium.assertLooksGood("code-german");
        chromium.authorize(realm, Map.of("ui_locales", "ar", "prompt", "login"));
        chromium.fill("username", "alice")
                .fill("password", "wonderland")
                .press("#kc-login")
                .await("#mfa");
        assertThat(chromium.await("html").getDomAttribute("dir")).isEqualTo("rtl");
        assertThat(chromium.await("#code").getDomAttribute("dir")).isEqualTo("ltr");
        chromium.assertLooksGood("code-rtl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "base"})
    @DisplayName("V1 under another parent theme the page degrades to plain HTML and works")
    void givenAnotherTheme_whenCodeEntered_thenLoggedIn(String theme, TestRealm draft, Browser browser, MailBox mail) {
        TestRealm realm = withEverything(draft, "mfa-email-code")
                .with(settings -> settings.setLoginTheme(theme))
                .create();

        browser.login(realm).signIn("alice", "wonderland");
        browser.codePage().enter(mail.awaitMessageTo(addressOf(realm)).code());

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("V4 no inline script, handler or style of our own")
    void givenCodePage_whenRead_thenOnlyExternalModules(TestRealm draft, Browser browser) {
        TestRealm realm = withEverything(draft, "mfa-email-code").create();

        browser.login(realm).signIn("alice", "wonderland");
        browser.codePage();
        String own = browser.page().getElementById("mfa").asXml();

        assertThat(own).contains("type=\"module\"").doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(own).doesNotContainPattern("\\son[a-z]+=\"").doesNotContainPattern("\\sstyle=\"");
    }

    @Test
    @DisplayName("V2 WebOTP fills the code in and submits it (the browser's part is a stub)")
    void givenWebOtp_whenTextMessageArrives_thenLoggedInWithoutTyping(
            TestRealm draft, Chromium chromium, TwilioStandIn gateway) {
        TestRealm realm = withEverything(draft, "mfa-sms-code").create();
        chromium.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", STUB_OF_WEB_OTP));

        atCode(chromium, realm);
        Awaitility.await().until(() -> !gateway.messagesTo(PHONE).isEmpty());
        Awaitility.await()
                .until(() -> chromium.driver().executeScript("return typeof window.arrive"), "function"::equals);
        chromium.driver().executeScript("window.arrive(arguments[0])", lastCode(gateway));

        chromium.awaitApplication();
    }

    private static String lastCode(TwilioStandIn gateway) {
        String body = gateway.messagesTo(PHONE).get(0).body();
        return body.substring(body.lastIndexOf('#') + 1);
    }
}
