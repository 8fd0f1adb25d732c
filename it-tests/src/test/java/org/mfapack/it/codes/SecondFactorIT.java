package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.BOB;
import static org.mfapack.it.codes.CodeRealm.NOT_RIGHT;
import static org.mfapack.it.codes.CodeRealm.PASSWORD;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("DM1, DF1: a code is the second factor")
class SecondFactorIT {

    private CodeRealm codes;

    private abstract class EitherChannel {

        @Test
        void givenPasswordPassed_whenCodeEntered_thenTokens(Browser browser) {
            CodePage page = codes.open(browser, ALICE);

            page.enter(codes.inbox(ALICE).await());

            assertThat(browser.tokens().subject()).isEqualTo(codes.id(ALICE));
            assertThat(codes.events("verify")).singleElement().satisfies(event -> assertThat(event.getError())
                    .isNull());
        }

        @Test
        void givenPasswordPassed_whenWrongCode_thenGenericMessageAndNoTokens(Browser browser) {
            codes.open(browser, ALICE).enter(CodeRealm.not(codes.inbox(ALICE).await()));

            assertThat(browser.codePage().message()).isEqualTo(NOT_RIGHT);
            assertThat(codes.refusals("wrong_code")).hasSize(1);
        }

        @Test
        void givenPasswordPassed_whenNothingEntered_thenSameMessageAndNoAttemptUsed(Browser browser) {
            codes.open(browser, ALICE).enter(" ");

            assertThat(browser.codePage().message()).isEqualTo(NOT_RIGHT);
            assertThat(codes.realm().events("LOGIN_ERROR")).isEmpty();
        }

        @Test
        void givenPasswordPassed_whenCodeOfOtherUser_thenSameMessage(Browser browser) {
            codes.openRaw(BOB);
            codes.open(browser, ALICE).enter(codes.inbox(BOB).await());

            assertThat(browser.codePage().message()).isEqualTo(NOT_RIGHT);
        }
    }

    @Nested
    @DisplayName("DM1 by e-mail")
    class ByEmail extends EitherChannel {

        @BeforeEach
        void drawRealm(TestRealm draft, MailBox mail) {
            codes = CodeRealm.byEmail(draft, mail);
        }

        @Test
        @DisplayName("DF1: the code goes to the registered address, whatever the request carries")
        void givenRequestWithOtherAddress_whenPasswordPassed_thenMailOnlyToRegisteredAddress(MailBox mail) {
            String other = "mallory@" + codes.realm().name() + ".example.org";
            RawLogin login = new RawLogin(codes.realm());
            login.start(Map.of("email", other, "address", other, "destination", other));
            login.post(Map.of(
                    "username", ALICE, "password", PASSWORD, "email", other, "address", other, "destination", other));

            codes.inbox(ALICE).await();
            login.post(Map.of("destination", other, "address", other));
            codes.letMessagesArrive();

            assertThat(mail.messagesTo(other)).isEmpty();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
        }

        @Test
        @DisplayName("DF1: the page shows a masked address")
        void givenPasswordPassed_whenPageShown_thenAddressMasked(Browser browser) {
            String text = codes.open(browser, ALICE).text();

            assertThat(text).contains("a••••@r••••.org");
            assertThat(browser.html()).doesNotContain(CodeRealm.addressOf(codes.realm(), ALICE));
        }
    }

    @Nested
    @DisplayName("DM1 by SMS")
    class BySms extends EitherChannel {

        @BeforeEach
        void drawRealm(TestRealm draft, TwilioStandIn gateway) {
            codes = CodeRealm.bySms(draft, gateway);
        }

        @Test
        @DisplayName("DF1: the page shows a masked number")
        void givenPasswordPassed_whenPageShown_thenNumberMasked(Browser browser) {
            codes.open(browser, ALICE);
            String number = CodeRealm.phoneOf(codes.realm(), ALICE);

            assertThat(browser.html())
                    .contains(number.substring(number.length() - 2))
                    .doesNotContain(number)
                    .doesNotContain(number.substring(3));
        }
    }
}
