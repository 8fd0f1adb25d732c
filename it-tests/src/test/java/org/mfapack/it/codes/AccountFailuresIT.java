package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.WRONG;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C7: wrong codes are counted on the account")
class AccountFailuresIT {

    private static final int IN_A_ROW = 100;

    private CodeRealm codes;

    @Nested
    @DisplayName("C7: five block the factor")
    class FiveBlock {

        @BeforeEach
        void drawRealm(TestRealm draft, MailBox mail) {
            codes = CodeRealm.byEmail(draft, mail);
        }

        @Test
        void givenThreeWrong_whenResentAndTwoMoreWrong_thenBlocked() {
            RawLogin login = codes.openRaw(ALICE);
            codes.inbox(ALICE).await();
            guess(login, 3);
            codes.clock().advance(Duration.ofSeconds(30));
            login.post(Map.of("resend", "true"));
            codes.inbox(ALICE).await(2);

            guess(login, 1);
            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("open");
            guess(login, 1);

            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("blocked");
            assertThat(codes.events("block")).singleElement().satisfies(event -> assertThat(event.getDetails())
                    .containsEntry("mfa_reason", "too_many_wrong_codes"));
        }

        @Test
        void givenWrongInOtherBrowserOtherTabAndBeforeRestart_whenFifthWrong_thenBlocked(
                Browser browser, Browser other) {
            codes.open(other, ALICE).enter(WRONG);
            Browser tab = other.newTab();
            codes.open(tab, ALICE).enter(WRONG);
            codes.open(browser, ALICE).enter(WRONG);
            browser.open(browser.codePage().restartLink());
            browser.loginPage().signIn(ALICE, CodeRealm.PASSWORD).codePage().enter(WRONG);
            browser.codePage().enter(WRONG);

            assertThat(browser.on(ClosedCodePage::new).state()).isEqualTo("blocked");
            tab.open(CodeRealm.addressOfPage(tab.codePage().action()));
            assertThat(tab.on(ClosedCodePage::new).state()).isEqualTo("blocked");
        }

        @Test
        void givenBlocked_whenRightCodeOrResendOrNewLogin_thenRefusedAndNothingSent(Browser browser) {
            RawLogin entering = codes.openRaw(ALICE);
            String code = codes.inbox(ALICE).await();
            RawLogin resending = codes.openRaw(ALICE);
            guess(codes.openRaw(ALICE), 5);
            codes.inbox(ALICE).await(3);

            entering.code(code);
            assertThat(CodeRealm.stateOf(entering.last())).isEqualTo("blocked");
            codes.clock().advance(Duration.ofMinutes(1));
            resending.post(Map.of("resend", "true"));
            assertThat(CodeRealm.stateOf(resending.last())).isEqualTo("blocked");
            ClosedCodePage page = codes.passwordOnly(browser, ALICE).on(ClosedCodePage::new);

            assertThat(page.message()).isEqualTo("Too many wrong codes. Please try again in 4 minutes.");
            assertThat(page.offersResend()).isFalse();
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(3);
        }

        @Test
        void givenBlocksInARow_whenTimePasses_thenFiveThenFifteenThenSixtyMinutes(Browser browser) {
            int sent = 0;
            for (int minutes : new int[] {5, 15, 60, 60}) {
                guess(codes.openRaw(ALICE), 5);
                codes.inbox(ALICE).await(++sent);
                assertThat(codes.passwordOnly(browser, ALICE)
                                .on(ClosedCodePage::new)
                                .message())
                        .isEqualTo("Too many wrong codes. Please try again in " + minutes + " minutes.");
                codes.clock().advance(Duration.ofMinutes(minutes).minusSeconds(30));
                assertThat(CodeRealm.stateOf(codes.openRaw(ALICE).last())).isEqualTo("blocked");
                codes.clock().advance(Duration.ofSeconds(31));
                browser.clearCookies();
            }
            RawLogin login = codes.openRaw(ALICE);
            login.code(codes.inbox(ALICE).await(sent + 1));
            assertThat(login.last().isAtApplication()).isTrue();
        }

        @Test
        void givenFourWrong_whenRightCode_thenFourMoreWrongDoNotBlock() {
            RawLogin first = codes.openRaw(ALICE);
            guess(first, 4);
            first.code(codes.inbox(ALICE).await());
            assertThat(first.last().isAtApplication()).isTrue();

            RawLogin second = codes.openRaw(ALICE);
            guess(second, 4);

            assertThat(CodeRealm.stateOf(second.last())).isEqualTo("open");
            guess(second, 1);
            assertThat(CodeRealm.stateOf(second.last())).isEqualTo("blocked");
        }

        @Test
        void givenBlockEndedAndRightCode_whenFiveMoreWrong_thenFiveMinutesAgain(Browser browser) {
            guess(codes.openRaw(ALICE), 5);
            codes.inbox(ALICE).await();
            codes.clock().advance(Duration.ofMinutes(5).plusSeconds(1));
            codes.openRaw(ALICE).code(codes.inbox(ALICE).await(2));
            guess(codes.openRaw(ALICE), 5);

            assertThat(codes.passwordOnly(browser, ALICE)
                            .on(ClosedCodePage::new)
                            .message())
                    .contains("in 5 minutes");
        }

        @Test
        void givenFourWrong_whenFifteenMinutesLater_thenForgotten() {
            guess(codes.openRaw(ALICE), 4);
            codes.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
            RawLogin login = codes.openRaw(ALICE);
            guess(login, 4);

            assertThat(CodeRealm.stateOf(login.last())).isEqualTo("open");
        }

        @Test
        @DisplayName("C7: factors of other users are not touched")
        void givenAliceBlocked_whenBobLogsIn_thenTokens(Browser browser) {
            guess(codes.openRaw(ALICE), 5);

            codes.open(browser, CodeRealm.BOB).enter(codes.inbox(CodeRealm.BOB).await());

            assertThat(browser.isAtApplication()).isTrue();
        }
    }

    @Nested
    @DisplayName("C7: a hundred in a row disable the factor")
    class HundredDisable {

        @Test
        void givenVerifiedEmail_whenHundredWrong_thenDisabledAndNothingSentAnyMore(
                TestRealm draft, MailBox mail, Browser browser) {
            codes = CodeRealm.byEmail(draft, mail);
            guessInARow(IN_A_ROW - 1);
            assertThat(codes.credentials(ALICE)).isEmpty();
            int sent = IN_A_ROW / 5;
            codes.inbox(ALICE).await(sent);

            RawLogin last = codes.openRaw(ALICE);
            codes.inbox(ALICE).await(sent + 1);
            guess(last, 1);

            assertThat(CodeRealm.stateOf(last.last())).isEqualTo("disabled");
            assertThat(codes.credentials(ALICE)).singleElement().satisfies(AccountFailuresIT::isDisabled);
            ClosedCodePage page = codes.passwordOnly(browser, ALICE).on(ClosedCodePage::new);
            assertThat(page.state()).isEqualTo("disabled");
            assertThat(page.offersResend()).isFalse();
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(sent + 1);
            assertThat(codes.events("block")).last().satisfies(event -> assertThat(event.getDetails())
                    .containsEntry("mfa_reason", "disabled"));
        }

        @Test
        void givenPhone_whenHundredWrong_thenDisabledUntilEnrolledAgain(
                TestRealm draft, TwilioStandIn gateway, MailBox mail, Browser browser, Browser next) {
            codes = CodeRealm.bySmsOrEmail(draft, gateway);
            guessInARow(IN_A_ROW);
            assertThat(codes.credentials(ALICE)).singleElement().satisfies(AccountFailuresIT::isDisabled);
            int sent = IN_A_ROW / 5;
            codes.inbox(ALICE).await(sent);

            browser.authorize(codes.realm(), Map.of("kc_action", "mfa-set-up-sms"));
            browser.loginPage()
                    .signIn(ALICE, CodeRealm.PASSWORD)
                    .codePage()
                    .enter(Inbox.of(mail, CodeRealm.addressOf(draft, ALICE)).await());
            browser.setUpAddressPage().submit(CodeRealm.phoneOf(draft, ALICE), "");
            browser.codePage().enter(codes.inbox(ALICE).await(sent + 1));

            assertThat(codes.credentials(ALICE)).singleElement().satisfies(credential -> assertThat(
                            credential.path("credentialData").asText())
                    .doesNotContain("disabledAt"));
            codes.open(next, ALICE).enter(codes.inbox(ALICE).await(sent + 2));
            assertThat(next.isAtApplication()).isTrue();
        }

        /** As fast as the blocks let one. */
        private void guessInARow(int count) {
            for (int done = 0; done < count; done += 5) {
                guess(codes.openRaw(ALICE), Math.min(5, count - done));
                codes.clock().advance(Duration.ofMinutes(61));
            }
        }
    }

    private static void isDisabled(JsonNode credential) {
        assertThat(credential.path("credentialData").asText()).contains("disabledAt");
    }

    private static void guess(RawLogin login, int times) {
        for (int i = 0; i < times; i++) {
            login.code(WRONG);
        }
    }
}
