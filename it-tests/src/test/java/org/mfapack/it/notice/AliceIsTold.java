package org.mfapack.it.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.gateway.TextMessage;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: a realm that sends notices, Alice, her mail and her phone. */
@KeycloakTest
abstract class AliceIsTold {

    static final String PASSWORD = "wonderland";
    static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    TestRealm realm;
    Browser browser;
    private MailBox mail;
    private TwilioStandIn gateway;

    @BeforeEach
    void setScene(TestRealm draft, Browser alicesBrowser, MailBox mailBox, TwilioStandIn smsGateway) {
        mail = mailBox;
        gateway = smsGateway;
        browser = alicesBrowser.header(
                "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0");
        realm = draft.with(it -> it.setEventsListeners(List.of("jboss-logging", "mfa-notices")));
        realm.flow("notices")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.alternative("auth-otp-form"),
                        Step.alternative("mfa-sms-code"),
                        Step.alternative("mfa-email-code"));
    }

    final UserDraft alice() {
        return realm.user("alice").password(PASSWORD).role("default-roles-" + realm.name());
    }

    final String address(String name) {
        return name + "@" + realm.name() + ".example";
    }

    final String phone(int number) {
        return "+49151%08d".formatted(Integer.parseInt(realm.name().substring(1)) * 100 + number);
    }

    final Browser signIn() {
        return browser.login(realm).signIn("alice", PASSWORD);
    }

    /** Factors that were made at once have no order: what is asked for first is chance. */
    final Browser signInWithTotp() {
        if (!signIn().html().contains("name=\"otp\"")) {
            browser.codePage().otherWay("Authenticator");
        }
        return browser.totpPage().enter(realm.code(TOTP));
    }

    final Browser ask(String action) {
        return browser.authorize(realm, Map.of("kc_action", action));
    }

    final String credential(String type) {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    final String userPath() {
        return "/" + realm.name() + "/users/" + realm.find("alice").getId();
    }

    /** The code that was sent to an address, by itself. */
    final String codeTo(String address) {
        await().until(() -> mail.messagesTo(address).stream().anyMatch(it -> !isNotice(it)));
        return mail.messagesTo(address).stream()
                .filter(it -> !isNotice(it))
                .reduce((first, last) -> last)
                .orElseThrow()
                .code();
    }

    /** The only notice to an address. */
    final ReceivedMail noticeTo(String address) {
        await().until(() -> !noticesTo(address).isEmpty());
        assertThat(noticesTo(address)).hasSize(1);
        return noticesTo(address).get(0);
    }

    final List<ReceivedMail> noticesTo(String address) {
        return mail.messagesTo(address).stream().filter(AliceIsTold::isNotice).toList();
    }

    private static boolean isNotice(ReceivedMail received) {
        return received.subject().matches("(Security notice|Sicherheitshinweis).*");
    }

    /** The latest text message to a phone, once there are so many. */
    final String smsTo(String phone, int messages) {
        await().until(() -> gateway.messagesTo(phone).size() >= messages);
        List<TextMessage> received = gateway.messagesTo(phone);
        assertThat(received).hasSize(messages);
        return received.get(messages - 1).body();
    }

    /** What the events say of notices, once there are so many. */
    final List<EventRepresentation> noticeEvents(int count) {
        await().until(() -> realm.mfaEvents("notice", "alice").size() >= count);
        return realm.mfaEvents("notice", "alice");
    }
}
