package org.mfapack.it.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;
import org.mfapack.it.page.DeleteCredentialPage;
import org.mfapack.it.page.SetUpTotpPage;

@DisplayName("N1 Who owns an account is told what happens to it")
class NoticesIT extends AliceIsTold {

    @Nested
    @DisplayName("N1 The authenticator app")
    class AuthenticatorApp {

        @Test
        void givenVerifiedEmail_whenAppIsSetUp_thenOneMailTellsWhenWhereAndWhatToDo() {
            alice().verifiedEmail(address("alice"));
            realm.create();
            signIn().codePage().enter(codeTo(address("alice")));
            browser.tokens();

            ask("CONFIGURE_TOTP");
            browser.on(SetUpTotpPage::new).confirm();

            assertThat(browser.returned("kc_action_status")).hasValue("success");
            ReceivedMail notice = noticeTo(address("alice"));
            assertThat(notice.text())
                    .contains(
                            "set up",
                            "Authenticator app",
                            " UTC",
                            "Firefox/130.0, Linux",
                            "IP address: " + realm.server().addressOfVisitors())
                    .contains("change your password", realm.url() + "/account");
            assertThat(notice.html()).contains("Authenticator app", realm.url() + "/account");
        }

        @Test
        void givenApp_whenItsOwnerRemovesIt_thenOneMail() {
            alice().verifiedEmail(address("alice")).totp(TOTP);
            realm.create();
            signInWithTotp().tokens();

            ask("delete_credential:" + credential("otp"));
            browser.on(DeleteCredentialPage::new).accept();

            assertThat(browser.returned("kc_action_status")).hasValue("success");
            assertThat(noticeTo(address("alice")).text()).contains("removed", "Authenticator app", "Firefox");
        }

        @Test
        void givenApp_whenAnAdministratorRemovesIt_thenTheMailSaysSoAndNotWhereTheAdministratorSits() {
            alice().verifiedEmail(address("alice")).totp(TOTP);
            realm.create();

            realm.server().admin().delete(userPath() + "/credentials/" + credential("otp"));

            assertThat(noticeTo(address("alice")).text())
                    .contains("removed", "Authenticator app", "An administrator did this")
                    .doesNotContain("IP address", "Browser:");
        }

        @Test
        void givenNoEmailAtAll_whenItIsRemoved_thenTheEnrolledPhoneGetsAnSms() {
            alice().withoutEmail().totp(TOTP).phone(phone(1));
            realm.create();

            realm.server().admin().delete(userPath() + "/credentials/" + credential("otp"));

            assertThat(smsTo(phone(1), 1)).contains("removed", "Not you?").doesNotContain("@");
        }
    }

    @Nested
    @DisplayName("N1 Password and e-mail address")
    class PasswordAndEmail {

        @Test
        void givenUserWhoReadsGerman_whenPasswordChanges_thenTheMailIsGermanWhateverTheBrowserWants() {
            alice().verifiedEmail(address("alice")).totp(TOTP).attribute("locale", "de");
            realm.create();
            signInWithTotp().tokens();

            ask("UPDATE_PASSWORD");
            browser.on(NewPasswordPage::new).choose("looking-glass");

            assertThat(browser.returned("kc_action_status")).hasValue("success");
            ReceivedMail notice = noticeTo(address("alice"));
            assertThat(notice.subject()).startsWith("Sicherheitshinweis");
            assertThat(notice.text()).contains("Passwort", "geändert").doesNotContain("looking-glass", PASSWORD);
        }

        @Test
        void givenPassword_whenAnAdministratorSetsAnother_thenOneMail() {
            alice().verifiedEmail(address("alice"));
            realm.create();

            realm.server()
                    .admin()
                    .put(userPath() + "/reset-password", Map.of("type", "password", "value", "looking-glass"));

            assertThat(noticeTo(address("alice")).text()).contains("password", "An administrator did this");
        }

        @Test
        void givenVerifiedEmail_whenItIsReplaced_thenTheOldOneIsToldAndSeesTheNewOneMasked() {
            alice().verifiedEmail(address("alice"));
            realm.create();

            realm.change("alice", user -> {
                user.setEmail(address("mallory"));
                user.setEmailVerified(true);
            });

            assertThat(noticeTo(address("alice")).text())
                    .contains("e-mail address", "m•••")
                    .doesNotContain("mallory");
            noticeTo(address("mallory"));
        }

        @Test
        void givenAdministratorWhoChangesAnythingElse_whenSaved_thenNoMail() {
            alice().verifiedEmail(address("alice"));
            realm.create();

            realm.change("alice", user -> user.setLastName("Liddell"));
            realm.server()
                    .admin()
                    .put(userPath() + "/reset-password", Map.of("type", "password", "value", "looking-glass"));

            assertThat(noticeTo(address("alice")).text()).contains("password");
        }
    }

    @Nested
    @DisplayName("N1, F3 The pack's own addresses")
    class OwnAddresses {

        @Test
        void givenTwoAddresses_whenOneIsRemoved_thenBothAreTold() {
            alice().verifiedEmail(address("alice"))
                    .emailFactor(address("other"))
                    .totp(TOTP);
            realm.create();
            signInWithTotp().tokens();

            ask("delete_credential:" + credential("mfa-email"));
            browser.on(DeleteCredentialPage::new).accept();

            assertThat(browser.returned("kc_action_status")).hasValue("success");
            assertThat(noticeTo(address("other")).text())
                    .contains("removed", "E-mail code", "o•••")
                    .doesNotContain(address("other"));
            noticeTo(address("alice"));
        }

        @Test
        void givenPhone_whenAnAdministratorRemovesIt_thenItIsToldTooBesidesTheEmail() {
            alice().verifiedEmail(address("alice")).phone(phone(1));
            realm.create();

            realm.server().admin().delete(userPath() + "/credentials/" + credential("mfa-sms"));

            assertThat(smsTo(phone(1), 1)).contains("removed");
            assertThat(noticeTo(address("alice")).text()).contains("SMS code").doesNotContain(phone(1));
        }
    }

    @Nested
    @DisplayName("N1 The password was right, the second factor wrong")
    class WrongSecondFactor {

        @Test
        void givenApp_whenTwentyCodesAreWrong_thenOneMail() {
            alice().verifiedEmail(address("alice")).totp(TOTP);
            realm.create();

            signIn();
            for (int i = 0; i < 20; i++) {
                browser.totpPage().enter("000000");
            }
            browser.totpPage().enter(realm.code(TOTP));

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(noticeTo(address("alice")).text())
                    .contains(
                            "failed at the second one",
                            "Authenticator app",
                            realm.server().addressOfVisitors());
            assertThat(noticeEvents(1)).hasSize(1);
        }

        @Test
        void givenCodesByEmail_whenTheFactorIsBlocked_thenStillOneMailWithoutTheCode() {
            alice().verifiedEmail(address("alice"));
            realm.create();

            signIn();
            String code = codeTo(address("alice"));
            for (int i = 0; i < 5; i++) {
                browser.codePage().enter(code.equals("000000") ? "111111" : "000000");
            }

            assertThat(browser.text()).contains("Too many wrong codes");
            ReceivedMail notice = noticeTo(address("alice"));
            assertThat(notice.text()).contains("E-mail code").doesNotContain(code, address("alice"));
            assertThat(notice.html()).doesNotContain(code, address("alice"));
            assertThat(noticeEvents(1)).hasSize(1);
        }

        @Test
        void givenWrongPassword_whenEntered_thenNoMail() {
            alice().verifiedEmail(address("alice")).totp(TOTP);
            realm.create();

            browser.login(realm).signIn("alice", "guess");
            browser.loginPage().signIn("alice", PASSWORD).totpPage().enter("000000");

            assertThat(noticeTo(address("alice")).text()).contains("failed at the second one");
        }
    }

    @Nested
    @DisplayName("N1, O1, X2 The sending of notices")
    class Sending {

        @Test
        void givenNotice_whenSent_thenExactlyOneEventAndNoNoticeAboutIt() {
            alice().verifiedEmail(address("alice")).totp(TOTP);
            realm.create();

            realm.server().admin().delete(userPath() + "/credentials/" + credential("otp"));
            noticeTo(address("alice"));

            EventRepresentation event = noticeEvents(1).get(0);
            assertThat(event.getDetails())
                    .containsEntry("mfa_notice", "factor-removed")
                    .containsEntry("mfa_factor", "mfa-email")
                    .containsEntry("mfa_sender", "smtp:" + realm.name());
            assertThat(event.getDetails().toString()).doesNotContain(address("alice"));
            // A second incident would have to wait behind any notice about the first.
            realm.server()
                    .admin()
                    .put(userPath() + "/reset-password", Map.of("type", "password", "value", "looking-glass"));
            assertThat(noticeEvents(2)).hasSize(2);
            assertThat(noticesTo(address("alice"))).hasSize(2);
        }

        @Test
        void givenDeadMailServer_whenCodeWasWrong_thenTheLoginGoesOnAndOneEventTells() {
            realm.smtp("127.0.0.1", MailBox.deadPort());
            alice().verifiedEmail(address("alice")).totp(TOTP);
            realm.create();

            signIn().totpPage().enter("000000");
            browser.totpPage().enter(realm.code(TOTP));

            browser.tokens();
            EventRepresentation event = noticeEvents(1).get(0);
            assertThat(event.getError()).isEqualTo("mfa_delivery_failed");
            assertThat(event.getDetails()).containsEntry("mfa_reason", "unreachable");
            assertThat(noticeEvents(1)).hasSize(1);
        }
    }
}
