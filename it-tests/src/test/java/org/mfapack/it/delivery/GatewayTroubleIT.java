package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest(server = Impatient.class)
@DisplayName("D2, X2: gateways in trouble")
class GatewayTroubleIT {

    private static final String NOT_DELIVERED = "We could not deliver the message.";
    private static final String NO_PLACE = "We cannot send a code right now.";

    private final String phone = Drafts.newPhone();
    private String regular;
    private TestRealm realm;
    private TwilioStandIn gateway;

    @BeforeEach
    void allIsWell(TestRealm draft, TwilioStandIn standIn) {
        gateway = standIn;
        realm = Drafts.smsOrTotp(draft);
        realm.user("alice").password(PASSWORD).phone(phone).totp(Drafts.TOTP);
        regular = GoodRecord.draw(realm);
        realm.create();
        GoodRecord.make(realm, gateway, regular);
    }

    private String awaitReason() {
        await().until(() -> !realm.mfaEvents("send", "alice").isEmpty());
        return reason(realm.mfaEvents("send", "alice").get(0));
    }

    private static String reason(EventRepresentation event) {
        return event.getDetails().get("mfa_reason");
    }

    @Nested
    @DisplayName("D2: retries")
    class Retries {

        @ParameterizedTest
        @ValueSource(ints = {429, 500, 503})
        void givenErrorThatMayPass_whenLogin_thenTriedThreeTimesAndSaid(int status, Browser browser) {
            gateway.behave(Behaviour.status(status));

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            assertThat(awaitReason()).isEqualTo("http_" + status);
            assertThat(gateway.receivedFor(phone)).hasSize(3);
            assertThat(browser.refresh()
                            .on(ExpiredPage::new)
                            .goOn()
                            .on(ClosedCodePage::new)
                            .message())
                    .isEqualTo(NOT_DELIVERED);
        }

        @Test
        void givenErrorThatPasses_whenLogin_thenSecondTryArrives(Browser browser) {
            gateway.refuseOnce(phone, 503);

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            browser.codePage().enter(Sms.await(gateway, phone).code());
            assertThat(browser.isAtApplication()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void givenRefusal_whenLogin_thenTriedOnce(int status, Browser browser) {
            gateway.behave(Behaviour.status(status));

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            assertThat(awaitReason()).startsWith("twilio_2");
            assertThat(gateway.receivedFor(phone)).hasSize(1);
            assertThat(browser.refresh()
                            .on(ExpiredPage::new)
                            .goOn()
                            .on(ClosedCodePage::new)
                            .message())
                    .isEqualTo(NOT_DELIVERED);
        }

        @Test
        void givenNobodyListens_whenLogin_thenSaidAndRecovers(Browser browser) {
            gateway.behave(Behaviour.refuse());
            browser.login(realm).signIn("alice", PASSWORD).codePage();
            assertThat(awaitReason()).isEqualTo("unreachable");
            ClosedCodePage failure =
                    browser.refresh().on(ExpiredPage::new).goOn().on(ClosedCodePage::new);
            assertThat(failure.message()).isEqualTo(NOT_DELIVERED);

            gateway.behave(Behaviour.normal());
            failure.resend().codePage().enter(Sms.await(gateway, phone).code());

            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        void givenNoAnswer_whenLogin_thenNotTriedAgain(Browser browser) {
            gateway.behave(Behaviour.hang());

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            assertThat(awaitReason()).isEqualTo("timeout");
            assertThat(gateway.receivedFor(phone)).hasSize(1);
            assertThat(browser.refresh()
                            .on(ExpiredPage::new)
                            .goOn()
                            .on(ClosedCodePage::new)
                            .message())
                    .isEqualTo(NOT_DELIVERED);
        }

        @Test
        void givenGarbage_whenLogin_thenNotTriedAgain(Browser browser) {
            gateway.behave(Behaviour.garbage());

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            assertThat(awaitReason()).isEqualTo("garbage");
            assertThat(gateway.receivedFor(phone)).hasSize(1);
            assertThat(browser.refresh()
                            .on(ExpiredPage::new)
                            .goOn()
                            .on(ClosedCodePage::new)
                            .text())
                    .contains(NOT_DELIVERED)
                    .doesNotContain("It works!")
                    .doesNotContain("garbage");
        }
    }

    @Nested
    @DisplayName("D2: circuit breaker")
    class Breaker {

        @Test
        void givenGatewayKeepsFailing_whenOneMoreLogin_thenNothingSentUntilTheDelayIsOver() {
            gateway.behave(Behaviour.status(500));
            assertThat(loggedInWithoutARequest()).isFalse();

            // On a slow machine the delay may be over between two logins.
            await().until(this::loggedInWithoutARequest);
            assertThat(reason(sends().get(0))).isEqualTo("http_500");
            assertThat(reason(sends().get(sends().size() - 1))).isEqualTo("breaker_open");

            gateway.behave(Behaviour.normal());
            await().until(() -> {
                new RawLogin(realm).password("alice", PASSWORD);
                return !gateway.messagesTo(phone).isEmpty();
            });
        }

        private boolean loggedInWithoutARequest() {
            int outcomes = sends().size();
            int requests = gateway.receivedFor(phone).size();
            new RawLogin(realm).password("alice", PASSWORD);
            await().until(() -> sends().size() > outcomes);
            return gateway.receivedFor(phone).size() == requests;
        }

        private List<EventRepresentation> sends() {
            return realm.mfaEvents("send", "alice");
        }
    }

    @Nested
    @DisplayName("D2: fail-over")
    class FailOver {

        @BeforeEach
        void twoSenders() {
            realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-sms-senders", "twilio,http"));
        }

        @Test
        void givenFirstSenderFails_whenLogin_thenSecondDelivers(Browser browser) {
            gateway.behave(Behaviour.status(500));
            gateway.behaveAt("/sms", Behaviour.normal());

            browser.login(realm)
                    .signIn("alice", PASSWORD)
                    .codePage()
                    .enter(Sms.await(gateway, phone).code());

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(gateway.messagesTo(phone)).hasSize(1);
            assertThat(realm.mfaEvents("send", "alice").get(0).getDetails()).containsEntry("mfa_sender", "http");
        }

        @Test
        void givenAllIsWell_whenLogin_thenFirstSenderOnly(Browser browser) {
            browser.login(realm).signIn("alice", PASSWORD).codePage();

            Sms.await(gateway, phone);
            assertThat(gateway.receivedFor(phone)).hasSize(1).first().satisfies(request -> assertThat(request.path())
                    .endsWith("/Messages.json"));
        }
    }

    @Nested
    @DisplayName("D3: a full queue")
    class FullQueue {

        /** Each thread waits for the gateway, and each place in the queue is taken by who waits for a thread. */
        private void takeAllPlaces() {
            gateway.behave(Behaviour.hang());
            int before = gateway.receivedFor(regular).size();
            await().pollDelay(Duration.ZERO).until(() -> {
                boolean refused =
                        new RawLogin(realm).password("regular", PASSWORD).body().contains(NO_PLACE);
                return refused && gateway.receivedFor(regular).size() == before + Impatient.THREADS;
            });
        }

        /** Messages that were never answered would count against the gateway in tests to come. */
        @AfterEach
        void answerAll() {
            gateway.letGo();
            await().until(() ->
                    gateway.messagesTo(regular).size() == GoodRecord.REMEMBERED + Impatient.THREADS + Impatient.QUEUE);
        }

        @Test
        void givenNoPlaceLeft_whenLogin_thenSaidAtOnceWithOtherFactors_andRecovers(Browser browser) {
            takeAllPlaces();
            var loginPage = browser.login(realm);

            Duration taken = Stopwatch.time(() -> loginPage.signIn("alice", PASSWORD));

            ClosedCodePage page = browser.on(ClosedCodePage::new);
            assertThat(page.message()).isEqualTo(NO_PLACE);
            assertThat(taken).isLessThan(Impatient.AT_ONCE);
            assertThat(page.otherWays()).containsExactly("Authenticator Application");
            assertThat(awaitReason()).isEqualTo("queue_full");

            answerAll();
            page.resend().codePage().enter(Sms.await(gateway, phone).code());
            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        void givenNoPlaceLeft_whenOtherFactorTaken_thenLoggedIn(Browser browser) {
            takeAllPlaces();

            browser.login(realm)
                    .signIn("alice", PASSWORD)
                    .on(ClosedCodePage::new)
                    .takeOtherWay();
            browser.totpPage().enter(realm.code(Drafts.TOTP));

            assertThat(browser.isAtApplication()).isTrue();
        }
    }
}
