package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.RealmTemplate;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServer;
import org.mfapack.it.server.KeycloakServerBuilder;

@KeycloakTest
@DisplayName("D5: a server that is stopped sends what it has taken")
class ShutdownIT {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private static KeycloakServer startWithOneThread(Surroundings surroundings) {
        KeycloakServerBuilder wanted = KeycloakServer.builder().option("spi-mfa-outbox--default--threads", "1");
        surroundings.allSendersOf(wanted);
        return wanted.start();
    }

    @Test
    void givenOneMessageUnderWayAndOneWaiting_whenStopped_thenBothArrive(
            Surroundings surroundings, TwilioStandIn gateway) {
        String phoneOfAlice = Drafts.newPhone();
        String phoneOfBob = Drafts.newPhone();
        KeycloakServer server = startWithOneThread(surroundings);
        try {
            TestRealm realm = new TestRealm(
                    server,
                    new RealmTemplate(server.admin()),
                    surroundings.mailBox().port());
            Drafts.smsOrTotp(realm);
            realm.user("alice").password(PASSWORD).phone(phoneOfAlice);
            realm.user("bob").password(PASSWORD).phone(phoneOfBob);
            realm.create();
            gateway.behave(Behaviour.delay(SLOW));

            new RawLogin(realm).password("alice", PASSWORD);
            RawLogin bob = new RawLogin(realm);
            bob.password("bob", PASSWORD);
            assertThat(bob.last().body()).contains("mfa-code-form");
            await().until(() -> !gateway.receivedFor(phoneOfAlice).isEmpty());
        } finally {
            server.close();
        }

        assertThat(gateway.messagesTo(phoneOfAlice)).hasSize(1);
        assertThat(gateway.messagesTo(phoneOfBob)).hasSize(1);
        assertThat(server.log().text()).doesNotContain("The outcome of a delivery could not be recorded");
    }
}
