package org.mfapack.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The stand-in for Twilio")
class TwilioStandInTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "token";
    private static final String TO = "+4915112345678";
    private static final Map<String, String> MESSAGE = Map.of("To", TO, "From", "+15557122661", "Body", "Hä? & =");

    private final TwilioStandIn gateway = new TwilioStandIn(ACCOUNT, TOKEN).start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void givenMessage_whenPosted_thenCreatedAsDocumentedAndKept() throws Exception {
        List<TextMessage> told = new CopyOnWriteArrayList<>();
        gateway.onMessage(told::add);

        HttpResponse<String> answer = post("Messages.json", TOKEN, MESSAGE);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode json = json(answer);
        assertThat(json.get("sid").asText()).matches("SM[0-9a-f]{32}");
        assertThat(json.get("account_sid").asText()).isEqualTo(ACCOUNT);
        assertThat(json.get("status").asText()).isEqualTo("queued");
        assertThat(json.get("date_created").asText()).matches("\\w{3}, \\d{1,2} \\w{3} \\d{4} [0-9:]{8} \\+0000");
        assertThat(json.get("error_code").isNull()).isTrue();
        assertThat(gateway.messages()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo(TO);
            assertThat(message.from()).isEqualTo("+15557122661");
            assertThat(message.body()).isEqualTo("Hä? & =");
        });
        assertThat(gateway.messagesTo(TO)).isEqualTo(gateway.messages()).isEqualTo(told);
        assertThat(gateway.messagesTo("+4915100000000")).isEmpty();
    }

    @Test
    void givenServiceWhatsAppAndCall_whenPosted_thenKept() throws Exception {
        JsonNode service =
                json(post("Messages.json", TOKEN, Map.of("To", TO, "MessagingServiceSid", "MG1", "Body", "a")));
        post("Messages.json", TOKEN, Map.of("To", "whatsapp:" + TO, "From", "whatsapp:+15557122661", "Body", "b"));
        JsonNode call = json(post("Calls.json", TOKEN, Map.of("To", TO, "From", "+15557122661", "Twiml", "<c/>")));

        assertThat(service.get("status").asText()).isEqualTo("accepted");
        assertThat(service.get("from").isNull()).isTrue();
        assertThat(call.get("sid").asText()).startsWith("CA");
        assertThat(gateway.messagesTo(TO)).extracting(TextMessage::body).containsExactly("a", "b", "<c/>");
    }

    @ParameterizedTest
    @CsvSource({
        "Messages.json,wrong,To=%2B4915112345678&From=a&Body=b,401,20003",
        "Nothing.json,token,To=%2B4915112345678&From=a&Body=b,404,20404",
        "Messages.json,token,From=a&Body=b,400,21604",
        "Messages.json,token,To=0151&From=a&Body=b,400,21211",
        "Messages.json,token,To=%2B4915112345678&Body=b,400,21603",
        "Messages.json,token,To=%2B4915112345678&From=a,400,21602",
        "Calls.json,token,To=%2B4915112345678&From=a,400,21205"
    })
    void givenFaultyRequest_whenPosted_thenDocumentedErrorAndNothingKept(
            String resource, String token, String form, int status, int code) throws Exception {
        HttpResponse<String> answer =
                client.send(request(resource, token, form).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("code").asInt()).isEqualTo(code);
        assertThat(json(answer).get("status").asInt()).isEqualTo(status);
        assertThat(json(answer).get("more_info").asText()).endsWith("/" + code);
        assertThat(gateway.messages()).isEmpty();
        assertThat(gateway.requests()).isEqualTo(1);
    }

    @Test
    void givenPlainJson_whenPosted_thenKept() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.smsUri())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"to\":\"" + TO + "\",\"from\":\"ACME\",\"text\":\"hi\"}"))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(gateway.messagesTo(TO)).extracting(TextMessage::from).containsExactly("ACME");
    }

    @Test
    void givenStatusForOneNumber_whenPosted_thenOthersStillGoThrough() throws Exception {
        gateway.behaveFor(TO, Behaviour.status(429));

        assertThat(json(post("Messages.json", TOKEN, MESSAGE)).get("code").asInt())
                .isEqualTo(20429);
        assertThat(post("Messages.json", TOKEN, Map.of("To", "+4915100000000", "From", "a", "Body", "b"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(gateway.messages()).hasSize(1);
    }

    @Test
    void givenGarbage_whenPosted_thenCreatedButNotJson() throws Exception {
        gateway.behave(Behaviour.garbage());
        HttpResponse<String> answer = post("Messages.json", TOKEN, MESSAGE);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThatThrownBy(() -> json(answer)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void givenHang_whenPosted_thenNoAnswer() {
        gateway.behave(Behaviour.hang());

        assertThatThrownBy(() -> client.send(
                        request("Messages.json", TOKEN, form(MESSAGE))
                                .timeout(Duration.ofMillis(200))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void givenRefuse_whenConnected_thenRefusedUntilItBehavesAgain() throws Exception {
        URI before = gateway.baseUri();
        gateway.behave(Behaviour.refuse());
        assertThat(gateway.baseUri()).isEqualTo(before);
        assertThatThrownBy(() -> post("Messages.json", TOKEN, MESSAGE)).isInstanceOf(ConnectException.class);

        gateway.clear();
        assertThat(post("Messages.json", TOKEN, MESSAGE).statusCode()).isEqualTo(201);
    }

    @Test
    void given500SlowRequests_whenPostedAtOnce_thenAllAreAnsweredTogether() {
        gateway.behave(Behaviour.delay(Duration.ofSeconds(1)));
        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(client.sendAsync(
                    request("Messages.json", TOKEN, form(MESSAGE)).build(), HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
        assertThat(gateway.messages()).hasSize(500);
        // one after the other would take more than eight minutes, on ten threads 50 s
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    private HttpResponse<String> post(String resource, String token, Map<String, String> fields)
            throws IOException, InterruptedException {
        return client.send(request(resource, token, form(fields)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String resource, String token, String form) {
        String credentials =
                Base64.getEncoder().encodeToString((ACCOUNT + ":" + token).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(gateway.baseUri().resolve("/2010-04-01/Accounts/" + ACCOUNT + "/" + resource))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return new ObjectMapper().readTree(answer.body());
    }
}
