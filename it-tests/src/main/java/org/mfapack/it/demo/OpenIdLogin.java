package org.mfapack.it.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The authorization code flow with PKCE, as a public client. */
final class OpenIdLogin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final SecureRandom random = new SecureRandom();
    private final URI issuer;
    private final String client;
    private final URI callback;

    OpenIdLogin(URI issuer, String client, URI callback) {
        this.issuer = issuer;
        this.client = client;
        this.callback = callback;
    }

    /** What the application remembers of a login it has started. */
    record Request(String state, String nonce, String verifier) {}

    Request request() {
        return new Request(secret(random), secret(random), secret(random));
    }

    URI authorization(Request request) {
        return URI.create(endpoint("auth") + "?"
                + form(Map.of(
                        "client_id",
                        client,
                        "redirect_uri",
                        callback.toString(),
                        "response_type",
                        "code",
                        "scope",
                        "openid profile email",
                        "state",
                        request.state(),
                        "nonce",
                        request.nonce(),
                        "code_challenge",
                        BASE64URL.encodeToString(sha256(request.verifier())),
                        "code_challenge_method",
                        "S256")));
    }

    /** The ID token for a code; empty if the server refuses the code, or the token answers another request. */
    Optional<String> redeem(String code, Request request) {
        HttpResponse<String> response = post(
                endpoint("token"),
                form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        client,
                        "redirect_uri",
                        callback.toString(),
                        "code",
                        code,
                        "code_verifier",
                        request.verifier())));
        if (response.statusCode() != 200) {
            return Optional.empty();
        }
        String idToken = json(response.body()).path("id_token").asText();
        // straight from the token endpoint, so its signature needs no check (OIDC Core 3.1.3.7)
        return claims(idToken).path("nonce").asText().equals(request.nonce()) ? Optional.of(idToken) : Optional.empty();
    }

    static JsonNode claims(String idToken) {
        byte[] payload = Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]);
        return json(new String(payload, StandardCharsets.UTF_8));
    }

    URI logout(String idToken, URI back) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("id_token_hint", idToken);
        parameters.put("post_logout_redirect_uri", back.toString());
        return URI.create(endpoint("logout") + "?" + form(parameters));
    }

    URI accountConsole() {
        return URI.create(issuer + "/account");
    }

    static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    private URI endpoint(String name) {
        return URI.create(issuer + "/protocol/openid-connect/" + name);
    }

    private HttpResponse<String> post(URI uri, String form) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
