package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.PASSWORD;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.htmlunit.html.DomElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.LoginPage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.RawLogin.Answer;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C10: one message per login, whatever the visitor does")
class OneMessageIT {

    private CodeRealm codes;

    @Nested
    @DisplayName("C10 with one factor")
    class OneFactor {

        private String passwordForm;
        private String code;

        private final Browser browser = new Browser();

        @BeforeEach
        void openCodePage(TestRealm draft, MailBox mail) {
            codes = CodeRealm.byEmail(draft, mail);
            LoginPage login = browser.login(codes.realm());
            passwordForm = login.action();
            login.signIn(ALICE, PASSWORD);
            code = codes.inbox(ALICE).await();
        }

        /** The first code is still good: no other one was made, let alone sent. */
        @AfterEach
        void onlyTheFirstCodeWasEverMade() {
            browser.codePage().enter(code);
            assertThat(browser.isAtApplication()).isTrue();
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
            browser.close();
        }

        @Test
        void givenCodePage_whenOpenedAgain_thenNoNewMessage() {
            for (int i = 0; i < 3; i++) {
                browser.open(CodeRealm.addressOfPage(browser.codePage().action()));
            }
        }

        @Test
        void givenCodePage_whenRefreshedWithoutJavaScript_thenNoNewMessage() {
            browser.refresh();
            goOnFromExpiredPage();
        }

        @Test
        void givenCodePage_whenLanguageChanged_thenNoNewMessage() {
            FrameLinks.language(browser, "de");
            assertThat(browser.codePage().title()).isEqualTo("Code eingeben");
            FrameLinks.language(browser, "en");
        }

        @Test
        @DisplayName("C10: back to a login form that the browser has kept, and the password again")
        void givenCodePage_whenOldPasswordFormSentAgain_thenNoNewMessage() {
            browser.post(passwordForm, Map.of("username", ALICE, "password", PASSWORD));

            goOnFromExpiredPage();
        }

        /** Keycloak's answer to a form that was sent before. */
        private void goOnFromExpiredPage() {
            browser.open(browser.page().getHtmlElementById("loginContinueLink").getAttribute("href"));
        }
    }

    @Test
    @DisplayName("C10: refresh, back and forward in a real browser")
    void givenCodePageInChromium_whenRefreshedBackAndForward_thenOneMessageAndItsCodeIsGood(
            TestRealm draft, MailBox mail, Chromium chromium) {
        codes = CodeRealm.byEmail(draft, mail);
        chromium.login(codes.realm()).fill("username", ALICE).fill("password", PASSWORD);
        chromium.press("#kc-login").await("#code");
        String code = codes.inbox(ALICE).await();

        chromium.driver().navigate().refresh();
        chromium.await("#code");
        chromium.driver().navigate().back();
        chromium.await("#username");
        chromium.driver().navigate().forward();
        chromium.fill("code", code).press("#mfa-submit").awaitApplication();

        codes.letMessagesArrive();
        assertThat(codes.inbox(ALICE).codes()).hasSize(1);
    }

    @Nested
    @DisplayName("C10 with two factors")
    class TwoFactors {

        @Test
        void givenSmsPage_whenAnotherWayAndBack_thenOneMessageEach(
                TestRealm draft, TwilioStandIn gateway, MailBox mail, Browser browser) {
            codes = CodeRealm.bySmsOrEmail(draft, gateway);
            codes.open(browser, ALICE);
            Inbox email = Inbox.of(mail, CodeRealm.addressOf(draft, ALICE));

            String sms = codes.inbox(ALICE).await();
            otherWay(browser);
            String mailed = email.await();
            otherWay(browser);
            otherWay(browser);
            otherWayByKeycloaksOwnPage(browser).enter(sms);

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(mailed).isNotEqualTo(sms);
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
            assertThat(email.codes()).hasSize(1);
        }

        private CodePage otherWay(Browser browser) {
            String other = theOnlyOther(browser);
            return browser.post(browser.codePage().action(), Map.of("authenticationExecution", other))
                    .codePage();
        }

        private CodePage otherWayByKeycloaksOwnPage(Browser browser) {
            String other = theOnlyOther(browser);
            browser.post(browser.codePage().action(), Map.of("tryAnotherWay", "on"));
            assertThat(browser.text()).contains("Select login method");
            String action = browser.page().getForms().get(0).getActionAttribute();
            return browser.post(action, Map.of("authenticationExecution", other))
                    .codePage();
        }

        private String theOnlyOther(Browser browser) {
            DomElement way = browser.page().querySelector("#mfa-other-ways button");
            return way.getAttribute("value");
        }
    }

    @Nested
    @DisplayName("C10: the password form sent twice")
    class DoubleClick {

        @RepeatedTest(5)
        void givenPasswordForm_whenPostedManyTimesAtOnce_thenOneMessageWithAGoodCode(TestRealm draft, MailBox mail) {
            codes = CodeRealm.byEmail(draft, mail);
            RawLogin login = new RawLogin(codes.realm());
            String action = login.start(Map.of()).action();

            List<CompletableFuture<Answer>> clicks = Stream.generate(
                            () -> login.postAsync(action, Map.of("username", ALICE, "password", PASSWORD)))
                    .limit(8)
                    .toList();
            clicks.forEach(CompletableFuture::join);

            login.get(CodeRealm.addressOfLogin(action));
            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("open");
            codes.letMessagesArrive();
            login.code(codes.inbox(ALICE).await());
            assertThat(login.last().isAtApplication()).isTrue();
        }
    }
}
