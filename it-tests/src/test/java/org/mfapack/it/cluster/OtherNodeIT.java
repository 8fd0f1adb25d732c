package org.mfapack.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;

@DisplayName("X1: what one node did holds at the other")
class OtherNodeIT extends AliceRoams {

    private static final int ONE = 0;
    private static final int OTHER = 1;
    private static final Pattern DELIVERY_URL = Pattern.compile("data-delivery-url=\"([^\"]+)\"");

    @Test
    @DisplayName("C7: five wrong codes at one node block the factor at the other, until time has passed at both")
    void givenFiveWrongAtOneNode_whenRightCodeAtTheOther_thenBlockedForFiveMinutes() {
        codesByEmail();
        RawLogin login = opened();
        String code = mailed(1);
        for (int guess = 0; guess < 5; guess++) {
            post(ONE, opened(), Map.of("code", WRONG));
        }

        assertThat(stateOf(post(OTHER, login, Map.of("code", code)))).isEqualTo("blocked");
        assertThat(stateOf(opened().last())).isEqualTo("blocked");
        assertThat(realm.mfaEvents("block", ALICE)).hasSize(1);

        realm.server().clock().advance(Duration.ofMinutes(5).plusSeconds(1));
        RawLogin later = opened();
        assertThat(isLoggedIn(post(OTHER, later, Map.of("code", mailed(7))))).isTrue();
    }

    @Test
    @DisplayName("C7, R7: guesses at recovery codes are counted over both nodes")
    void givenThreeWrongAtOneNodeAndTwoAtTheOther_whenRightRecoveryCode_thenBlockedAtBoth() {
        List<String> codes = recoveryCodes();
        List<RawLogin> entering = List.of(opened(), opened());
        for (int guess = 0; guess < 5; guess++) {
            post(guess % 2, opened(), Map.of("code", WRONG_RECOVERY));
        }

        for (int node : new int[] {ONE, OTHER}) {
            assertThat(stateOf(post(node, entering.get(node), Map.of("code", codes.get(0)))))
                    .isEqualTo("blocked");
            assertThat(stateOf(opened().last())).isEqualTo("blocked");
        }
        assertThat(realm.mfaEvents("recovery", ALICE)).isEmpty();
    }

    @Test
    @DisplayName("C11, C10: the wait for a new code, and the end of the old one")
    void givenCodeSentByOneNode_whenResentAtTheOther_thenWaitsAndOldCodeIsDeadAtBoth() {
        codesByEmail();
        signIn(browser);
        String first = mailed(1);

        assertThat(browser.refresh()
                        .on(ExpiredPage::new)
                        .goOn()
                        .codePage()
                        .resend()
                        .message())
                .matches("Please wait (30|29|2[0-8]) seconds before you ask for a new code\\.");
        assertThat(browser.codePage().resend().message()).startsWith("Please wait");
        realm.server().clock().advance(Duration.ofSeconds(30));
        browser.codePage().resend();
        String second = mailed(2);
        assertThat(browser.codePage().resend().message()).startsWith("Please wait");

        assertThat(browser.codePage().enter(first).isAtApplication()).isFalse();
        assertThat(browser.codePage().enter(first).isAtApplication()).isFalse();
        browser.codePage().enter(second);
        assertLoggedIn(browser);
    }

    @Test
    @DisplayName("D4: the node that did not send knows what became of the message")
    void givenGatewayRefuses_whenEitherNodeIsAsked_thenFailed() throws IOException, InterruptedException {
        secondFactors(Step.alternative("mfa-sms-code"), Step.alternative("mfa-email-code"));
        alice().phone(phone()).emailFactor(address());
        realm.create();
        gateway.behaveFor(phone(), Behaviour.status(400));

        RawLogin login = opened();
        String delivery = deliveryOf(login.last().body());

        for (int node : new int[] {ONE, OTHER}) {
            await().untilAsserted(() -> assertThat(answerOf(node, delivery)).isEqualTo("{\"state\":\"failed\"}"));
        }
        for (int round = 0; round < 2; round++) {
            assertThat(stateOf(login.get(login.last().action().replaceFirst("session_code=[^&]*&", ""))))
                    .isEqualTo("failed");
        }
    }

    @Test
    @DisplayName("D4: and so when it was sent")
    void givenGatewayTakesIt_whenEitherNodeIsAsked_thenSent() throws IOException, InterruptedException {
        secondFactors(Step.alternative("mfa-sms-code"));
        alice().phone(phone());
        realm.create();

        String delivery = deliveryOf(opened().last().body());

        for (int node : new int[] {ONE, OTHER}) {
            await().untilAsserted(() -> assertThat(answerOf(node, delivery)).isEqualTo("{\"state\":\"sent\"}"));
        }
    }

    private static String deliveryOf(String page) {
        Matcher url = DELIVERY_URL.matcher(page);
        assertThat(url.find()).isTrue();
        return url.group(1);
    }

    private String answerOf(int node, String path) throws IOException, InterruptedException {
        URI url = realm.server().nodes().get(node).baseUri().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }
}
