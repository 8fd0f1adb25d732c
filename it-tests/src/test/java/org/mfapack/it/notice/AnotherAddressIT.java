package org.mfapack.it.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.realm.Step;

@DisplayName("F3, CU2 Another address needs a factor that is there, and is told to the old ones")
class AnotherAddressIT extends AliceIsTold {

    private String codeBySms(String phone, int messages) {
        return smsTo(phone, messages).replaceFirst("(?s).*#", "").strip();
    }

    private int credentials() {
        return realm.credentials("alice").size();
    }

    @Test
    void givenSessionOlderThanTheLimit_whenPhoneIsAdded_thenAllIsAskedAndTheOldNumberIsTold() {
        alice().phone(phone(1));
        realm.create();
        signIn().codePage().enter(codeBySms(phone(1), 1));
        browser.tokens();
        int before = credentials();

        realm.server().clock().advance(Duration.ofMinutes(10));
        ask("mfa-set-up-sms").passwordPage().password(PASSWORD);
        browser.codePage().enter(codeBySms(phone(1), 2));
        browser.setUpAddressPage().submit(phone(2), "New");
        String code = codeBySms(phone(2), 1);
        assertThat(credentials()).isEqualTo(before);
        browser.codePage().enter(code);

        assertThat(browser.returned("kc_action_status")).hasValue("success");
        assertThat(credentials()).isEqualTo(before + 1);
        assertThat(smsTo(phone(1), 3)).contains("set up", "Not you?").doesNotContain(phone(2));
        smsTo(phone(2), 1);
    }

    @Test
    void givenFactorUsedInThisSession_whenAddressIsAdded_thenItIsNotAskedAgain() {
        alice().phone(phone(1));
        realm.create();
        signIn().codePage().enter(codeBySms(phone(1), 1));
        browser.tokens();

        ask("mfa-set-up-email").setUpAddressPage();
    }

    @Test
    void givenNoFactor_whenTheFirstAddressIsAdded_thenNothingIsAsked() {
        alice();
        realm.create();
        signIn().tokens();

        ask("mfa-set-up-sms").setUpAddressPage();
    }

    @Nested
    @DisplayName("F3 where a condition lets users in without the second factor")
    class SkippedByTheFlow {

        private void flowThatSkips() {
            realm.flow("skips")
                    .cookie()
                    .password()
                    .conditionalSecondFactor(
                            Step.required("conditional-user-attribute")
                                    .with("attribute_name", "asked")
                                    .with("attribute_expected_value", "always"),
                            Step.alternative("auth-otp-form"),
                            Step.alternative("webauthn-authenticator"),
                            Step.alternative("mfa-sms-code"));
        }

        @Test
        void givenPhone_whenAnotherIsAdded_thenTheFirstConfirmsIt() {
            flowThatSkips();
            alice().phone(phone(1));
            realm.create();
            signIn().tokens();

            CodePage confirmation = ask("mfa-set-up-sms").codePage();
            String code = codeBySms(phone(1), 1);
            confirmation.enter(code.equals("000000") ? "111111" : "000000");
            assertThat(browser.codePage().message()).startsWith("That code is not right");
            browser.codePage().enter(code);

            browser.setUpAddressPage().submit(phone(2), "");
            browser.codePage().enter(codeBySms(phone(2), 1));
            assertThat(browser.returned("kc_action_status")).hasValue("success");
            assertThat(realm.mfaEvents("verify", "alice")).hasSize(2);
        }

        @Test
        void givenNoConfirmation_whenTheAddressIsPostedAllTheSame_thenNothingIsSentThere() {
            flowThatSkips();
            alice().phone(phone(1));
            realm.create();
            signIn().tokens();
            CodePage confirmation = ask("mfa-set-up-sms").codePage();
            codeBySms(phone(1), 1);

            browser.post(confirmation.action(), Map.of("address", phone(2), "label", ""));
            browser.codePage().enter("000000");

            browser.codePage();
            assertThat(realm.mfaEvents("send", "alice")).hasSize(1);
        }

        @Test
        void givenAuthenticatorApp_whenPhoneIsAdded_thenItsCodeConfirms() {
            flowThatSkips();
            alice().totp(TOTP);
            realm.create();
            signIn().tokens();

            ask("mfa-set-up-sms").totpPage().enter("000000");
            browser.totpPage().enter(realm.code(TOTP));

            browser.setUpAddressPage();
        }

        @Test
        void givenAuthenticatorApp_whenGuessed_thenItIsBlockedAfterFiveCodes() {
            flowThatSkips();
            alice().totp(TOTP);
            realm.create();
            signIn().tokens();

            ask("mfa-set-up-sms");
            for (int i = 0; i < 5; i++) {
                browser.totpPage().enter("000000");
            }
            browser.totpPage().enter(realm.code(TOTP));

            browser.totpPage();
        }

        @Test
        void givenAppAndPhone_whenAddressIsAdded_thenTheUserChooses() {
            flowThatSkips();
            alice().totp(TOTP).phone(phone(1));
            realm.create();
            signIn().tokens();

            ask("mfa-set-up-email");
            assertThat(browser.text()).contains("Confirm that it is you", "Authenticator app", "SMS code", "••");
            assertThat(realm.mfaEvents("send", "alice")).isEmpty();
            browser.on(ConfirmPage::new).choose("SMS code").codePage().enter(codeBySms(phone(1), 1));

            browser.setUpAddressPage();
        }

        @Test
        void givenPasskeyOnly_whenAddressIsAdded_thenRefusedWithAWayOn() {
            flowThatSkips();
            alice().stored("webauthn", "{\"credentialId\":\"AA\"}", "{}");
            realm.create();
            signIn().tokens();

            ask("mfa-set-up-email");

            assertThat(browser.text()).contains("sign in again with your second factor");
            browser.on(ConfirmPage::new).cancel();
            assertThat(browser.returned("kc_action_status")).hasValue("cancelled");
        }
    }

    @Nested
    @DisplayName("F7, DF10 The risk of SMS")
    class Risk {

        @Test
        void givenPhoneOnly_whenCodeIsAsked_thenTheRiskIsTold() {
            alice().phone(phone(1));
            realm.create();

            assertThat(signIn().codePage().text()).contains("Text messages can be intercepted");
        }

        @Test
        void givenAppBesides_whenCodeIsAsked_thenItIsNot() {
            alice().phone(phone(1)).totp(TOTP);
            realm.create();

            assertThat(signIn().codePage().text()).doesNotContain("Text messages can be intercepted");
        }

        @Test
        void givenNoticeSwitchedOff_whenCodeIsAsked_thenItIsNot() {
            realm.flow("silent").password().form(Step.required("mfa-sms-code").with("mfa-sms-risk-notice", "false"));
            alice().phone(phone(1));
            realm.create();

            assertThat(signIn().codePage().text()).doesNotContain("Text messages can be intercepted");
        }
    }
}
