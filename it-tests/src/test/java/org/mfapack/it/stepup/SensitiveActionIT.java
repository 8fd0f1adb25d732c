package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;

@DisplayName("DF13 S1 S2 A resource server wants more, and the application steps up by what it says (RFC 9470)")
class SensitiveActionIT extends AliceStepsUp {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private BankService bank;

    @BeforeEach
    void openBank() {
        realm.attribute("acr.loa.map", "{\"pwd\":1,\"mfa\":2}")
                .with(it -> it.setAccessTokenLifespan(3600))
                .flow("levels")
                .step(signIn(
                        Step.level(1, Duration.ofDays(1), passwordForm()),
                        Step.level(2, Duration.ofDays(1), Step.required("mfa-sms-code"))));
        alice().phone(phone());
        realm.create();
        bank = new BankService(realm);
    }

    @AfterEach
    void closeBank() {
        bank.close();
    }

    private HttpResponse<Void> pay(String token) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(bank.payments())
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String accessToken() {
        return tokens().response().path("access_token").asText();
    }

    private static Map<String, String> challenge(HttpResponse<Void> refusal) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(
                refusal.headers().firstValue("WWW-Authenticate").orElseThrow());
        while (parameter.find()) {
            parameters.put(parameter.group(1), parameter.group(2));
        }
        return parameters;
    }

    /** What an application does that knows RFC 9470: it passes on what it was told, and nothing of its own. */
    private List<String> stepUpBy(HttpResponse<Void> refusal) {
        Map<String, String> challenge = challenge(refusal);
        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(challenge).containsEntry("error", "insufficient_user_authentication");
        return asked("acr_values", challenge.get("acr_values"), "max_age", challenge.get("max_age"));
    }

    @Test
    void givenPasswordToken_whenPaying_thenOneChallengeAndPaid() {
        assertThat(asked()).containsExactly(PASSWORD);
        HttpResponse<Void> refusal = pay(accessToken());

        assertThat(stepUpBy(refusal)).containsExactly(SMS);

        assertThat(pay(accessToken()).statusCode()).isEqualTo(204);
    }

    @Test
    void givenOldToken_whenPaying_thenAskedAgainAndPaid() {
        asked("acr_values", "mfa");
        String token = accessToken();
        assertThat(pay(token).statusCode()).isEqualTo(204);
        passes(Duration.ofSeconds(BankService.MAX_AGE + 10));
        HttpResponse<Void> refusal = pay(token);

        assertThat(stepUpBy(refusal)).containsExactly(PASSWORD, SMS);

        assertThat(pay(accessToken()).statusCode()).isEqualTo(204);
    }

    @Test
    void givenForgedToken_whenPaying_thenRefusedWithoutAHint() {
        asked("acr_values", "mfa");
        String token = accessToken();

        int signature = token.lastIndexOf('.') + 1;
        String another = token.charAt(signature) == 'A' ? "B" : "A";
        HttpResponse<Void> refusal = pay(token.substring(0, signature) + another + token.substring(signature + 1));

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(challenge(refusal)).containsOnly(Map.entry("error", "invalid_token"));
    }
}
