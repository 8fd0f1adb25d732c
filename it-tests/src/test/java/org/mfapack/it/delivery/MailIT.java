package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("D7, D11: codes by e-mail")
class MailIT {

    /** Of these tests only, so that late messages of others are not taken for theirs. */
    private static final String ADDRESS = "alice@letters.example";

    private static TestRealm draw(TestRealm draft) {
        draft.with(realm -> realm.setDisplayName("Wonderland & Co."));
        draft.app(app -> app.setName("Tea Party"));
        draft.user("alice").password(PASSWORD).emailFactor(ADDRESS).totp(Drafts.TOTP);
        return draft;
    }

    private static TestRealm create(TestRealm draft) {
        return draw(Drafts.emailOrTotp(draft)).create();
    }

    @Nested
    @DisplayName("D7: through Keycloak's e-mail SPI")
    class EmailSpi {

        @Test
        void givenLogin_whenMailArrives_thenHtmlAndTextWithTheSameWorkingCode(
                TestRealm draft, Browser browser, MailBox box) {
            TestRealm realm = create(draft);

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            ReceivedMail mail = box.awaitMessageTo(ADDRESS);
            assertThat(mail.type()).isEqualTo("multipart/alternative");
            assertThat(mail.text()).contains(mail.code()).doesNotContain("<p").doesNotContain("&amp;");
            assertThat(mail.html()).contains(">" + mail.code() + "<").contains("<html");
            browser.codePage().enter(mail.code());
            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        void givenSmtpSettingsOfRealm_whenMailArrives_thenFromTheRealmsSender(TestRealm draft, MailBox box) {
            draw(Drafts.emailOrTotp(draft))
                    .with(realm -> realm.getSmtpServer().put("from", "tea@wonderland.example"))
                    .with(realm -> realm.getSmtpServer().put("fromDisplayName", "The Hatter"))
                    .create();

            new RawLogin(draft).password("alice", PASSWORD);

            assertThat(box.awaitMessageTo(ADDRESS).from()).isEqualTo("The Hatter <tea@wonderland.example>");
        }

        @Test
        void givenTextsOfRealm_whenMailArrives_thenTheySay(TestRealm draft, MailBox box) {
            TestRealm realm = create(draft);
            realm.text("en", "mfa.email.subject", "A riddle from {0}");
            realm.text("en", "mfa.email.not-you-login", "Off with their heads!");

            new RawLogin(realm).password("alice", PASSWORD);

            ReceivedMail mail = box.awaitMessageTo(ADDRESS);
            assertThat(mail.subject()).isEqualTo("A riddle from Wonderland & Co.");
            assertThat(mail.text()).contains("Off with their heads!");
            assertThat(mail.html()).contains("Off with their heads!");
        }

        @Test
        void givenGermanPage_whenMailArrives_thenGerman(TestRealm draft, Browser browser, MailBox box) {
            TestRealm realm = create(draft);

            browser.header("Accept-Language", "de")
                    .login(realm)
                    .signIn("alice", PASSWORD)
                    .codePage();

            ReceivedMail mail = box.awaitMessageTo(ADDRESS);
            assertThat(browser.text()).contains("Code eingeben");
            assertThat(mail.subject()).isEqualTo("Ihr Code für Wonderland & Co.");
            assertThat(mail.text()).contains("Das ist Ihr Code für die Anmeldung bei Tea Party (Wonderland & Co.):");
        }
    }

    @Nested
    @DisplayName("D11: what the message says")
    class Words {

        @Test
        void givenLogin_whenMailArrives_thenRealmClientLifetimeAndWhatToDo(TestRealm draft, MailBox box) {
            TestRealm realm = create(draft);

            new RawLogin(realm).password("alice", PASSWORD);

            ReceivedMail mail = box.awaitMessageTo(ADDRESS);
            assertThat(mail.subject())
                    .isEqualTo("Your code for Wonderland & Co.")
                    .doesNotContain(mail.code());
            assertThat(mail.text())
                    .contains("This is your code to sign in to Tea Party (Wonderland & Co.):")
                    .contains("It is valid for 5 minutes and works once.")
                    .contains("Was it not you? Then somebody may know your password.")
                    .contains("change your password");
            assertThat(mail.html())
                    .contains("Tea Party (Wonderland &amp; Co.)")
                    .contains("valid for 5 minutes")
                    .contains("Was it not you?");
        }

        @Test
        void givenOptionCodeInSubject_whenMailArrives_thenCodeInSubject(TestRealm draft, MailBox box) {
            draft.flow("in the subject")
                    .password()
                    .secondFactor(Step.alternative("mfa-email-code")
                            .with("mfa-code-in-subject", "true")
                            .with("mfa-code-lifetime", "60"));
            TestRealm realm = draw(draft).create();

            new RawLogin(realm).password("alice", PASSWORD);

            ReceivedMail mail = box.awaitMessageTo(ADDRESS);
            assertThat(mail.subject()).isEqualTo(mail.code() + " is your code for Wonderland & Co.");
            assertThat(mail.text()).contains("valid for one minute");
        }

        @Test
        void givenEnrolment_whenMailArrives_thenSaysWhatItConfirms(TestRealm draft, Browser browser, MailBox box) {
            draft.user("bob").password(PASSWORD).requiredAction("mfa-set-up-email");
            TestRealm realm = create(draft);

            browser.login(realm).signIn("bob", PASSWORD).setUpAddressPage().submit("bob@letters.example", "");

            assertThat(box.awaitMessageTo("bob@letters.example").text())
                    .contains(
                            "confirm this e-mail address for your account at Wonderland & Co. (requested from Tea Party)")
                    .contains("Without it, nothing changes.");
        }

        @Test
        @DisplayName("D11: names with markup stay what they are")
        void givenNameWithMarkup_whenMailArrives_thenEscaped(TestRealm draft, MailBox box) {
            TestRealm realm = draw(Drafts.emailOrTotp(draft))
                    .app(app -> app.setName("<a href='https://evil.example'>Tea</a> ${code}"))
                    .create();

            new RawLogin(realm).password("alice", PASSWORD);

            assertThat(box.awaitMessageTo(ADDRESS).html())
                    .doesNotContain("<a href='https://evil.example'>")
                    .contains("&lt;a href=");
        }
    }

    @Nested
    @DisplayName("D4, X2: a mail server in trouble")
    class Trouble {

        @Test
        void givenNobodyListens_whenLogin_thenSaidInPlainWordsAndRecovers(
                TestRealm draft, Browser browser, MailBox box) {
            Drafts.emailOrTotp(draft).smtp(draft.server().nameOfThisMachine(), MailBox.deadPort());
            TestRealm realm = draw(draft).create();
            browser.login(realm).signIn("alice", PASSWORD).codePage();
            await().until(() -> !realm.mfaEvents("send", "alice").isEmpty());

            ClosedCodePage failed =
                    browser.refresh().on(ExpiredPage::new).goOn().on(ClosedCodePage::new);

            assertThat(realm.mfaEvents("send", "alice").get(0).getDetails()).containsEntry("mfa_reason", "unreachable");
            assertThat(failed.message()).isEqualTo("We could not deliver the message.");
            assertThat(failed.text()).doesNotContainIgnoringCase("exception").doesNotContainIgnoringCase("smtp");
            assertThat(failed.otherWays()).containsExactly("Authenticator Application");
            realm.useSmtp(box.port());
            failed.resend().codePage().enter(box.awaitMessageTo(ADDRESS).code());
            assertThat(browser.isAtApplication()).isTrue();
        }
    }
}
