package org.mfapack.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X1: the proxy in front of a cluster")
class RoundRobinProxyTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final RoundRobinProxy proxy = RoundRobinProxy.start();
    private HttpServer first;
    private HttpServer second;

    @BeforeEach
    void startNodes() throws IOException {
        first = node("first");
        second = node("second");
        proxy.add(uri(first));
        proxy.add(uri(second));
    }

    @AfterEach
    void stop() {
        proxy.close();
        first.stop(0);
        second.stop(0);
    }

    /** Tells its name and what it was asked. */
    private static HttpServer node(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String question = String.join(
                    " ",
                    name,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Cookie"),
                    exchange.getRequestHeaders().getFirst("X-Forwarded-Host"));
            byte[] answer = question.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().put("Set-Cookie", List.of("a=1", "b=2"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, answer.length);
            try (exchange) {
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(proxy.uri().resolve("/realms/r%201?x=a%2Bb"))
                        .header("Cookie", "c=3")
                        .header("X-Forwarded-Host", "forged")
                        .POST(BodyPublishers.ofString("code=1"))
                        .build(),
                BodyHandlers.ofString());
    }

    private List<String> nodesOfFourRequests() throws IOException, InterruptedException {
        List<String> nodes = new ArrayList<>();
        for (int request = 0; request < 4; request++) {
            nodes.add(post().body().split(" ", 2)[0]);
        }
        return nodes;
    }

    @Test
    void givenTwoNodes_whenOneClientAsksOnOneConnection_thenTheyTakeTurns() throws IOException, InterruptedException {
        assertThat(nodesOfFourRequests()).containsExactly("first", "second", "first", "second");
    }

    @Test
    void givenNodeRemoved_whenAsked_thenTheOtherAnswers() throws IOException, InterruptedException {
        proxy.remove(uri(first));

        assertThat(nodesOfFourRequests()).containsOnly("second");
    }

    @Test
    void givenForm_whenPassedOn_thenNothingIsLostInEitherDirection() throws IOException, InterruptedException {
        HttpResponse<String> answer = post();

        assertThat(answer.body())
                .isEqualTo("first POST /realms/r%201?x=a%2Bb code=1 c=3 127.0.0.1:"
                        + proxy.uri().getPort());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().firstValue("Location")).hasValue("/elsewhere");
    }

    @Test
    void givenNodeGone_whenAsked_thenBadGateway() throws IOException, InterruptedException {
        first.stop(0);

        assertThat(post().statusCode()).isEqualTo(502);
        assertThat(post().statusCode()).isEqualTo(302);
    }
}
