package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.NOT_RIGHT;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C11: asking for a new code")
class ResendIT {

    /** Before the end of a wait, also when messages take their time. */
    private static final Duration EARLY = Duration.ofSeconds(25);

    private static final String NO_MORE = "We cannot send any more codes during this sign-in.";

    @Test
    void givenCodeJustSent_whenResendAtOnce_thenToldToWaitAndFirstCodeStaysGood(
            TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        CodePage page = codes.open(browser, ALICE);

        page = page.resend();

        assertThat(page.message()).matches("Please wait (30|[12]\\d) seconds before you ask for a new code\\.");
        page.enter(codes.inbox(ALICE).await());
        assertThat(browser.isAtApplication()).isTrue();
        codes.letMessagesArrive();
        assertThat(codes.inbox(ALICE).codes()).hasSize(1);
    }

    @Test
    void givenWaitOver_whenResent_thenOldCodeDeadAtOnceAndNewOneGood(TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        CodePage page = codes.open(browser, ALICE);
        String old = codes.inbox(ALICE).await();

        codes.clock().advance(Duration.ofSeconds(30));
        page = page.resend();
        assertThat(page.text()).contains("A new code is on its way. Earlier codes no longer work.");
        page.enter(old);
        assertThat(browser.codePage().message()).isEqualTo(NOT_RIGHT);
        browser.codePage().enter(codes.inbox(ALICE).await(2));

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    void givenResends_whenRepeated_thenWaitDoublesAndFiveAreTheMost(TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        codes.open(browser, ALICE);
        int sent = 1;
        for (int wait : new int[] {30, 60, 120, 240, 480}) {
            codes.inbox(ALICE).await(sent);
            assertThat(secondsToWait(browser)).isBetween(wait - 5, wait);
            codes.clock().advance(Duration.ofSeconds(wait).minus(EARLY));
            resend(browser);
            assertThat(browser.text()).contains("Please wait");
            codes.clock().advance(EARLY);
            resend(browser);
            sent++;
        }
        String last = codes.inbox(ALICE).await(sent);

        assertThat(sent).isEqualTo(6);
        assertThat(browser.codePage().offersResend()).isFalse();
        assertThat(browser.text()).contains(NO_MORE);
        codes.clock().advance(Duration.ofMinutes(1));
        browser.post(browser.codePage().action(), Map.of("resend", "true"));
        assertThat(browser.codePage().message()).isEqualTo(NO_MORE);
        browser.codePage().enter(last);
        assertThat(browser.isAtApplication()).isTrue();
        codes.letMessagesArrive();
        assertThat(codes.inbox(ALICE).codes()).hasSize(6);
    }

    @Test
    @DisplayName("C11: the wait doubles to 32 minutes and no further")
    void givenLongWait_whenResent_thenNextWaitIsThirtyTwoMinutes(TestRealm draft, MailBox mail, Browser browser) {
        draft.with(realm -> realm.setAccessCodeLifespanLogin(7200));
        CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-resend-wait", "1000");
        CodePage page = codes.open(browser, ALICE);

        codes.clock().advance(Duration.ofSeconds(1000));
        browser.open(CodeRealm.addressOfPage(page.action()));
        browser.on(ClosedCodePage::new).resend().codePage();

        assertThat(secondsToWait(browser)).isBetween(1915, 1920);
    }

    @Test
    void givenNoResendsAllowed_whenPageShown_thenNoButtonButASentence(TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-resend-max", "0");

        CodePage page = codes.open(browser, ALICE);

        assertThat(page.offersResend()).isFalse();
        assertThat(page.text()).contains(NO_MORE);
    }

    @Test
    @DisplayName("C11: countdown on the page")
    void givenJavaScript_whenWaiting_thenCountdownAndButtonOnlyAfterwards(
            TestRealm draft, MailBox mail, Chromium chromium) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-resend-wait", "59");
        chromium.login(codes.realm()).fill("username", ALICE).fill("password", CodeRealm.PASSWORD);
        chromium.press("#kc-login");

        assertThat(chromium.await("#mfa-resend-wait").getText()).matches("You can ask for a new code in 0:[0-5]\\d\\.");
        assertThat(chromium.await("#mfa-resend").isEnabled()).isFalse();
        codes.inbox(ALICE).await();
        codes.clock().advance(Duration.ofMinutes(1));
        chromium.driver().executeScript("const now = Date.now; Date.now = () => now() + 60_000");
        chromium.press("#mfa-resend:enabled");
        chromium.fill("code", codes.inbox(ALICE).await(2)).press("#mfa-submit").awaitApplication();
    }

    private static void resend(Browser browser) {
        boolean open = browser.page().querySelector("input[name='code']") != null;
        String action = open
                ? browser.codePage().action()
                : browser.on(ClosedCodePage::new).action();
        browser.post(action, Map.of("resend", "true"));
    }

    private static int secondsToWait(Browser browser) {
        return Integer.parseInt(
                browser.page().getHtmlElementById("mfa-resend-form").getAttribute("data-resend-in"));
    }
}
