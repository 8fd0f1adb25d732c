package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.PASSWORD;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
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

        private String code;

        @BeforeEach
        void drawRealm(TestRealm draft, MailBox mail, Browser browser) {
            codes = CodeRealm.byEmail(draft, mail);
            codes.open(browser, ALICE);
            code = codes.inbox(ALICE).await();
        }

        /** The first code is still good: no other one was made, let alone sent. */
        @AfterEach
        void onlyTheFirstCodeWasEverMade(Browser browser) {
            browser.codePage().enter(code);
            assertThat(browser.isAtApplication()).isTrue();
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
        }

        @Test
        void givenCodePage_whenOpenedAgain_thenNoNewMessage(Browser browser) {
            for (int i = 0; i < 3; i++) {
                browser.open(CodeRealm.addressOfPage(browser.codePage().action()));
            }
        }

        @Test
        void givenCodePage_whenRefreshedWithoutJavaScript_thenNoNewMessage(Browser browser) {
            goOnFromExpiredPage(browser.refresh());
        }

        @Test
        void givenCodePage_whenLanguageChanged_thenNoNewMessage(Browser browser) {
            browser.codePage().language("de");
            assertThat(browser.codePage().title()).isEqualTo("Code eingeben");
            browser.codePage().language("en");
        }

        @Test
        void givenCodePage_whenBackAndPasswordAgain_thenNoNewMessage(Browser browser) {
            browser.back();
            LoginPage stale = browser.loginPage();

            stale.signIn(ALICE, PASSWORD);

            goOnFromExpiredPage(browser);
        }

        /** Keycloak's answer to a form that was sent before. */
        private void goOnFromExpiredPage(Browser browser) {
            browser.open(codes.realm().server().baseUri()
                    + browser.page().getHtmlElementById("loginContinueLink").getAttribute("href"));
        }
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
            browser.codePage().tryAnotherWay().choose("E-mail").codePage();
            String mailed = email.await();
            browser.codePage().tryAnotherWay().choose("SMS").codePage();
            browser.codePage().tryAnotherWay().choose("E-mail").codePage();
            browser.codePage().tryAnotherWay().choose("SMS").codePage().enter(sms);

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(mailed).matches("[0-9]{6}");
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
            assertThat(email.codes()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("C10: the password form sent twice")
    class DoubleClick {

        @RepeatedTest(5)
        void givenPasswordForm_whenPostedManyTimesAtOnce_thenOneMessageWithAGoodCode(
                TestRealm draft, MailBox mail) {
            codes = CodeRealm.byEmail(draft, mail);
            RawLogin login = new RawLogin(codes.realm());
            String action = login.start(Map.of()).action();

            List<CompletableFuture<Answer>> clicks = Stream.generate(
                            () -> login.postAsync(action, Map.of("username", ALICE, "password", PASSWORD)))
                    .limit(8)
                    .toList();
            clicks.forEach(CompletableFuture::join);

            login.get(CodeRealm.addressOfPage(action));
            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("open");
            codes.letMessagesArrive();
            login.code(codes.inbox(ALICE).await());
            assertThat(login.last().isAtApplication()).isTrue();
        }
    }
}
