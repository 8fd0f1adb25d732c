package org.mfapack.it.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The admin REST API as the bootstrap administrator. Paths are relative to {@code /admin/realms}. */
public final class AdminClient {

    public static final String USERNAME = "admin";
    public static final String PASSWORD = "admin";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    /** Below the master realm's token lifespan of a minute. */
    private static final Duration TOKEN_USE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private String token = "";
    private Instant tokenUntil = Instant.MIN;

    AdminClient(URI server) {
        this.server = server;
    }

    public JsonNode get(String path) {
        return get(path, new TypeReference<>() {});
    }

    /** An answer of {@link #post} as one of Keycloak's representations. */
    public <T> T read(JsonNode answer, TypeReference<T> type) {
        return JSON.convertValue(answer, type);
    }

    public <T> T get(String path, TypeReference<T> type) {
        return read(send("GET", path, null), type);
    }

    /** Answers what the server answered, or nothing. */
    public JsonNode post(String path, Object body) {
        String answer = send("POST", path, body);
        return answer.isEmpty() ? JSON.missingNode() : read(answer, new TypeReference<>() {});
    }

    public void put(String path, Object body) {
        send("PUT", path, body);
    }

    public void delete(String path) {
        send("DELETE", path, null);
    }

    /** A new access token is needed after the server's clock has moved. */
    public synchronized void forgetToken() {
        tokenUntil = Instant.MIN;
    }

    private String send(String method, String path, Object body) {
        HttpResponse<String> response = exchange(method, path, body);
        if (response.statusCode() == 401) {
            forgetToken();
            response = exchange(method, path, body);
        }
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> exchange(String method, String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)))
                .build();
        return exchange(request);
    }

    private synchronized String token() {
        if (Instant.now().isAfter(tokenUntil)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(server + "/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=password&client_id=admin-cli&username=" + USERNAME + "&password=" + PASSWORD))
                    .build();
            HttpResponse<String> response = exchange(request);
            if (response.statusCode() != 200) {
                throw new IllegalStateException("no admin token: " + response.body());
            }
            token = read(response.body(), new TypeReference<JsonNode>() {})
                    .path("access_token")
                    .asText();
            tokenUntil = Instant.now().plus(TOKEN_USE);
        }
        return token;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
