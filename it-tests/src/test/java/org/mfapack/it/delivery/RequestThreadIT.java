package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest(server = Impatient.class)
@DisplayName("D1: the request thread never waits for a message")
class RequestThreadIT {

    private final String phone = Drafts.newPhone();

    private TestRealm create(TestRealm draft, TwilioStandIn gateway) {
        String phoneOfBob = Drafts.newPhone();
        Drafts.smsOrTotp(draft);
        draft.user("alice").password(PASSWORD).phone(phone);
        draft.user("bob").password(PASSWORD).phone(phoneOfBob);
        draft.user("carol").password(PASSWORD);
        draft.create();
        // templates and classes are loaded once, which is not what is measured here
        new RawLogin(draft).password("bob", PASSWORD);
        Sms.await(gateway, phoneOfBob);
        return draft;
    }

    @Test
    @DisplayName("D1, X2: a gateway that hangs delays neither the code page nor a login without a code")
    void givenGatewayHangs_whenUsersLogIn_thenPagesComeAtOnce(TestRealm draft, TwilioStandIn gateway) {
        TestRealm realm = create(draft, gateway);
        gateway.behave(Behaviour.hang());
        RawLogin withCode = new RawLogin(realm);
        RawLogin passwordOnly = new RawLogin(realm);
        withCode.start(Map.of());
        passwordOnly.start(Map.of());

        Duration codePage = Stopwatch.time(() -> withCode.post(Map.of("username", "alice", "password", PASSWORD)));
        await().until(() -> !gateway.receivedFor(phone).isEmpty());
        Duration login = Stopwatch.time(() -> passwordOnly.post(Map.of("username", "carol", "password", PASSWORD)));

        assertThat(withCode.last().body()).contains("mfa-code-form");
        assertThat(codePage).isLessThan(Impatient.AT_ONCE);
        assertThat(passwordOnly.last().isAtApplication()).isTrue();
        assertThat(login).isLessThan(Impatient.AT_ONCE);
        assertThat(gateway.messagesTo(phone)).isEmpty();
        gateway.letGo();
        Sms.await(gateway, phone);
    }

    @Test
    @DisplayName("D1: a gateway that takes its time has the page wait for nothing, and the code still works")
    void givenSlowGateway_whenLogin_thenPageAtOnceAndMessageLater(
            TestRealm draft, TwilioStandIn gateway, Browser browser) {
        TestRealm realm = create(draft, gateway);
        gateway.behave(Behaviour.hang());

        // A page that waited would come when the sender has given up, and say so.
        browser.login(realm).signIn("alice", PASSWORD).codePage();

        assertThat(gateway.messagesTo(phone)).isEmpty();
        gateway.letGo();
        browser.codePage().enter(Sms.await(gateway, phone).code());
        assertThat(browser.tokens().subject()).isEqualTo(realm.find("alice").getId());
    }

    @Test
    @DisplayName("D1, X2: a mail server that takes the connection and never says a word delays no page")
    void givenMailServerIsABlackHole_whenLogin_thenPageAtOnce(TestRealm draft) throws IOException {
        try (ServerSocket blackHole = MailBox.blackHole()) {
            Drafts.emailOrTotp(draft).smtp(draft.server().nameOfThisMachine(), blackHole.getLocalPort());
            draft.user("alice").password(PASSWORD).verifiedEmail("alice@example.org");
            draft.user("carol").password(PASSWORD);
            TestRealm realm = draft.create();
            new RawLogin(realm).password("alice", PASSWORD);
            RawLogin withCode = new RawLogin(realm);
            RawLogin passwordOnly = new RawLogin(realm);
            withCode.start(Map.of());
            passwordOnly.start(Map.of());

            Duration codePage = Stopwatch.time(() -> withCode.post(Map.of("username", "alice", "password", PASSWORD)));
            Duration login = Stopwatch.time(() -> passwordOnly.post(Map.of("username", "carol", "password", PASSWORD)));

            assertThat(withCode.last().body()).contains("mfa-code-form");
            assertThat(codePage).isLessThan(Impatient.AT_ONCE);
            assertThat(passwordOnly.last().isAtApplication()).isTrue();
            assertThat(login).isLessThan(Impatient.AT_ONCE);
        }
    }

    @Test
    @DisplayName("D1: a message goes out only after the request has committed")
    void givenPageThatCannotBeShown_whenRequestRollsBack_thenNoMessage(TestRealm draft, TwilioStandIn gateway) {
        TestRealm realm = create(draft, gateway);
        realm.text("en", "mfa.code.hint-digits", "{0");
        RawLogin broken = new RawLogin(realm);

        broken.password("alice", PASSWORD);

        assertThat(broken.last().status()).isEqualTo(500);
        realm.text("en", "mfa.code.hint-digits", "{0} digits");
        // Whatever the first request had left in the queue would have gone out before this.
        RawLogin next = new RawLogin(realm);
        next.password("alice", PASSWORD);
        next.code(Sms.await(gateway, phone).code());
        assertThat(next.last().isAtApplication()).isTrue();
        assertThat(gateway.receivedFor(phone)).hasSize(1);
    }
}
