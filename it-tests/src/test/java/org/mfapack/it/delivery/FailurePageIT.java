package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.realm.TestRealm;
import org.openqa.selenium.By;

@KeycloakTest
@DisplayName("D4: a message that fails is said in plain words, with the other factors on offer")
class FailurePageIT {

    private static final String NOT_DELIVERED = "We could not deliver the message.";
    /** What exceptions, gateways and reasons for operators look like. */
    private static final String INSIDES = "(?is).*(exception|twilio|21211|invalid 'to'|http_|smtp|at org\\.).*";

    private final String phone = Drafts.newPhone();
    private TestRealm realm;

    @BeforeEach
    void gatewayRefuses(TestRealm draft, TwilioStandIn gateway) {
        realm = Drafts.smsOrTotp(draft);
        realm.user("alice").password(PASSWORD).phone(phone).totp(Drafts.TOTP);
        realm.create();
        gateway.behaveFor(phone, Behaviour.status(400));
    }

    private void awaitFailure(Browser browser) {
        browser.login(realm).signIn("alice", PASSWORD).codePage();
        await().until(() -> !realm.mfaEvents("send", "alice").isEmpty());
    }

    private static void assertPlain(ClosedCodePage page) {
        assertThat(page.message()).isEqualTo(NOT_DELIVERED);
        assertThat(page.text()).doesNotMatch(INSIDES);
        assertThat(page.otherWays()).containsExactly("Authenticator Application");
        assertThat(page.offersResend()).isTrue();
    }

    @Test
    @DisplayName("D4, V4: without JavaScript on refresh")
    void givenFailureAndNoScript_whenRefreshed_thenSaid(Browser browser) {
        awaitFailure(browser);

        assertPlain(browser.refresh().on(ExpiredPage::new).goOn().on(ClosedCodePage::new));
    }

    @Test
    @DisplayName("D4, V4: without JavaScript on the next submit")
    void givenFailureAndNoScript_whenAnyCodeEntered_thenSaid(Browser browser) {
        awaitFailure(browser);

        assertPlain(browser.codePage().enter("123456").on(ClosedCodePage::new));
    }

    @Test
    @DisplayName("D4, V4: without JavaScript when nothing was entered, either")
    void givenFailureAndNoScript_whenNothingEntered_thenSaid(Browser browser) {
        awaitFailure(browser);

        assertPlain(browser.codePage().enter("").on(ClosedCodePage::new));
    }

    @Test
    @DisplayName("D4, C11: after a failure a new code can be asked for at once")
    void givenFailure_whenResentAtOnce_thenArrivesAndWorks(Browser browser, TwilioStandIn gateway) {
        awaitFailure(browser);
        ClosedCodePage failed = browser.codePage().enter("123456").on(ClosedCodePage::new);
        gateway.behaveFor(phone, Behaviour.normal());

        failed.resend().codePage().enter(Sms.await(gateway, phone).code());

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("D4, X2: the other factor logs in")
    void givenFailure_whenOtherFactorTaken_thenLoggedIn(Browser browser) {
        awaitFailure(browser);

        browser.codePage().enter("123456").on(ClosedCodePage::new).takeOtherWay();
        browser.totpPage().enter(realm.code(Drafts.TOTP));

        assertThat(browser.tokens().subject()).isEqualTo(realm.find("alice").getId());
    }

    @Test
    @DisplayName("D4: with JavaScript the page tells by itself, without being loaded again")
    void givenFailureAndScript_whenWaiting_thenPageRevealsIt(Chromium chromium, TwilioStandIn gateway) {
        gateway.behaveFor(phone, Behaviour.status(400));
        chromium.login(realm)
                .fill("username", "alice")
                .fill("password", PASSWORD)
                .press("#kc-login");
        chromium.await("#code");
        chromium.driver().executeScript("window.neverLoadedAgain = true");
        String address = chromium.driver().getCurrentUrl();

        String said = chromium.await("#mfa-failure .mfa-alert").getText();

        assertThat(said).isEqualTo(NOT_DELIVERED);
        assertThat(chromium.await("#mfa-other-ways button").getText()).contains("Authenticator Application");
        assertThat(chromium.await("#mfa-resend").isEnabled()).isTrue();
        assertThat(chromium.driver().executeScript("return window.neverLoadedAgain"))
                .isEqualTo(true);
        assertThat(chromium.driver().getCurrentUrl()).isEqualTo(address);
        assertThat(chromium.driver().findElement(By.id("mfa-status")).isDisplayed())
                .isFalse();
        chromium.assertAccessible();

        gateway.behaveFor(phone, Behaviour.normal());
        chromium.press("#mfa-resend")
                .fill("code", Sms.await(gateway, phone).code())
                .press("#mfa-submit");
        chromium.awaitApplication();
    }

    @Test
    @DisplayName("D4: with JavaScript the page tells when the message is out")
    void givenSlowSuccessAndScript_whenWaiting_thenPageSaysSent(Chromium chromium, TwilioStandIn gateway) {
        gateway.behaveFor(phone, Behaviour.hang());
        chromium.login(realm)
                .fill("username", "alice")
                .fill("password", PASSWORD)
                .press("#kc-login");

        assertThat(plain(chromium.await("#mfa-status").getText())).startsWith("A code is on its way to +49 ");
        gateway.letGo();
        await().untilAsserted(() ->
                assertThat(plain(chromium.await("#mfa-status").getText())).startsWith("We sent a code to +49 "));
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cf}", "");
    }
}
