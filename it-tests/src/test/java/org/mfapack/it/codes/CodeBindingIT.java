package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.NOT_RIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C4: what a code is bound to")
class CodeBindingIT {

    @Nested
    @DisplayName("C4: the login")
    class TheLogin {

        @Test
        void givenTwoTabsOfOneBrowser_whenCodesSwapped_thenRefusedAndEachGoodInItsOwn(
                TestRealm draft, MailBox mail, Browser browser) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            CodePage first = codes.open(browser, ALICE);
            String codeOfFirst = codes.inbox(ALICE).await();
            Browser tab = browser.newTab();
            CodePage second = codes.open(tab, ALICE);
            String codeOfSecond = codes.inbox(ALICE).await(2);

            first.enter(codeOfSecond);
            second.enter(codeOfFirst);

            assertThat(browser.codePage().message()).isEqualTo(NOT_RIGHT);
            assertThat(tab.codePage().message()).isEqualTo(NOT_RIGHT);
            browser.codePage().enter(codeOfFirst);
            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        void givenTwoBrowsers_whenCodesSwapped_thenRefusedAndEachGoodInItsOwn(
                TestRealm draft, MailBox mail, Browser browser, Browser other) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            codes.open(browser, ALICE);
            String codeOfFirst = codes.inbox(ALICE).await();
            codes.open(other, ALICE);
            String codeOfSecond = codes.inbox(ALICE).await(2);

            browser.codePage().enter(codeOfSecond);
            other.codePage().enter(codeOfFirst);

            assertThat(browser.codePage().message()).isEqualTo(NOT_RIGHT);
            assertThat(other.codePage().message()).isEqualTo(NOT_RIGHT);
            browser.codePage().enter(codeOfFirst);
            other.codePage().enter(codeOfSecond);
            assertThat(browser.isAtApplication()).isTrue();
            assertThat(other.isAtApplication()).isTrue();
        }

        @Test
        void givenLoginFinished_whenCodeEnteredInNextLogin_thenRefused(
                TestRealm draft, MailBox mail, Browser browser, Browser other) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            codes.open(browser, ALICE).enter(codes.inbox(ALICE).await());
            String used = codes.inbox(ALICE).await();

            codes.open(other, ALICE).enter(used);

            assertThat(other.codePage().message()).isEqualTo(NOT_RIGHT);
        }
    }

    @Nested
    @DisplayName("C4: the address")
    class TheAddress {

        @Test
        void givenOpenChallenge_whenEmailChanged_thenCodeDeadAndNewOneGoesToNewAddress(
                TestRealm draft, MailBox mail, Browser browser) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            CodePage page = codes.open(browser, ALICE);
            String code = codes.inbox(ALICE).await();
            String address = "new-" + CodeRealm.addressOf(draft, ALICE);

            codes.realm().change(ALICE, user -> user.setEmail(address));
            page.enter(code);

            assertThat(browser.on(ClosedCodePage::new).state()).isEqualTo("superseded");
            browser.on(ClosedCodePage::new)
                    .resend()
                    .codePage()
                    .enter(Inbox.of(mail, address).await());
            assertThat(browser.isAtApplication()).isTrue();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
        }

        @Test
        void givenOpenChallenge_whenEmailNoLongerVerified_thenCodeDead(TestRealm draft, MailBox mail, Browser browser) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            CodePage page = codes.open(browser, ALICE);
            String code = codes.inbox(ALICE).await();

            codes.realm().change(ALICE, user -> user.setEmailVerified(false));
            page.enter(code);

            assertThat(browser.isAtApplication()).isFalse();
            assertThat(codes.realm().events("LOGIN")).isEmpty();
        }

        @Test
        void givenTwoPhones_whenTheOneInUseIsRemoved_thenCodeDeadAndNewOneGoesToTheOther(
                TestRealm draft, TwilioStandIn gateway, Browser browser) {
            String second = "+4915140000001";
            CodeRealm.passwordThen(draft, Step.required("mfa-sms-code"));
            String first = CodeRealm.phoneOf(draft, ALICE);
            draft.user(ALICE).password(CodeRealm.PASSWORD).phone(first).phone(second);
            TestRealm realm = draft.create();
            CodePage page =
                    browser.login(realm).signIn(ALICE, CodeRealm.PASSWORD).codePage();
            String code = Inbox.of(gateway, first).await();

            removeCredential(realm, first);
            page.enter(code);

            assertThat(browser.on(ClosedCodePage::new).state()).isEqualTo("superseded");
            browser.on(ClosedCodePage::new)
                    .resend()
                    .codePage()
                    .enter(Inbox.of(gateway, second).await());
            assertThat(browser.isAtApplication()).isTrue();
            assertThat(Inbox.of(gateway, first).codes()).hasSize(1);
        }

        private void removeCredential(TestRealm realm, String address) {
            for (JsonNode credential : realm.credentials(ALICE)) {
                if (credential.path("credentialData").asText().contains(address)) {
                    realm.server()
                            .admin()
                            .delete("/" + realm.name() + "/users/"
                                    + realm.find(ALICE).getId() + "/credentials/"
                                    + credential.path("id").asText());
                }
            }
        }
    }

    @Nested
    @DisplayName("C4: the account")
    class TheAccount {

        @Test
        void givenOpenChallenge_whenUserDisabled_thenRightCodeRefused(TestRealm draft, MailBox mail, Browser browser) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            CodePage page = codes.open(browser, ALICE);
            String code = codes.inbox(ALICE).await();

            codes.realm().change(ALICE, user -> user.setEnabled(false));
            page.enter(code);

            assertThat(browser.isAtApplication()).isFalse();
            assertThat(codes.realm().events("LOGIN")).isEmpty();
            assertThat(codes.realm().events("LOGIN_ERROR")).last().satisfies(event -> assertThat(event.getError())
                    .isEqualTo("user_disabled"));
        }
    }
}
