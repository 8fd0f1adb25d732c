package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.WRONG;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.LoginPage;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C2, DF2: lifetime of codes")
class CodeLifetimeIT {

    private static final String EXPIRED = "This code has expired. Ask for a new one.";
    /** The server's clock runs on while a request is under way, and a machine may be busy; half of the shortest lifetime. */
    private static final int LAST_SECONDS = 15;

    private Instant before;
    private Instant after;

    @ParameterizedTest(name = "configured {0} s, used {1} s")
    @CsvSource({"300,300", "60,60", "3600,600", "5,30"})
    @DisplayName("C2, O4: accepted until the last seconds; a lifetime outside of the limits is not used")
    void givenCode_whenEnteredInLastSeconds_thenAccepted(
            String configured, int used, TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-code-lifetime", configured);
        CodePage page = open(codes, browser);
        String code = codes.inbox(ALICE).await();

        codes.clock().moveTo(before.plusSeconds(used - LAST_SECONDS));
        page.enter(code);

        assertThat(browser.isAtApplication()).isTrue();
    }

    @ParameterizedTest(name = "configured {0} s, used {1} s")
    @CsvSource({"300,300", "60,60", "3600,600", "5,30"})
    @DisplayName("C2, O4: refused from the end of the lifetime on, with a way on")
    void givenCode_whenEnteredAtEndOfLifetime_thenExpiredAndResendOnSamePage(
            String configured, int used, TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail, "mfa-code-lifetime", configured);
        CodePage page = open(codes, browser);
        String code = codes.inbox(ALICE).await();

        codes.clock().moveTo(after.plusSeconds(used));
        page.enter(code);
        ClosedCodePage expired = browser.on(ClosedCodePage::new);

        assertThat(expired.state()).isEqualTo("expired");
        assertThat(expired.message()).isEqualTo(EXPIRED);
        assertThat(codes.refusals("expired")).hasSize(1);
        expired.resend().codePage().enter(codes.inbox(ALICE).await(2));
        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    void givenExpiredCode_whenPageRefreshedJustBeforeLoginEnds_thenStillNoDeadEnd(
            TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        CodePage page = open(codes, browser);
        codes.inbox(ALICE).await();

        codes.clock().advance(Duration.ofMinutes(29));
        ClosedCodePage expired =
                browser.open(CodeRealm.addressOfPage(page.action())).on(ClosedCodePage::new);

        assertThat(expired.message()).isEqualTo(EXPIRED);
        assertThat(codes.inbox(ALICE).codes()).hasSize(1);
        expired.resend().codePage().enter(codes.inbox(ALICE).await(2));
        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("DF2: whether the code was right is not told, and no attempt is used")
    void givenExpiredCode_whenWrongCodeEntered_thenTheSameWords(TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        CodePage page = open(codes, browser);

        codes.clock().advance(Duration.ofMinutes(5));
        page.enter(WRONG);

        assertThat(browser.on(ClosedCodePage::new).message()).isEqualTo(EXPIRED);
        assertThat(codes.refusals("wrong_code")).isEmpty();
    }

    @Test
    @DisplayName("DF2: another login does not learn that a code has expired")
    void givenExpiredCode_whenEnteredInAnotherLogin_thenJustNotRight(
            TestRealm draft, MailBox mail, Browser browser, Browser other) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        open(codes, browser);
        String code = codes.inbox(ALICE).await();

        codes.clock().advance(Duration.ofMinutes(5));
        codes.open(other, ALICE).enter(code);

        assertThat(other.codePage().message()).isEqualTo(CodeRealm.NOT_RIGHT);
    }

    /** Between {@link #before} and {@link #after} the code is made. */
    private CodePage open(CodeRealm codes, Browser browser) {
        LoginPage login = browser.login(codes.realm());
        before = codes.clock().now();
        CodePage page = login.signIn(ALICE, CodeRealm.PASSWORD).codePage();
        after = codes.clock().now();
        return page;
    }
}
