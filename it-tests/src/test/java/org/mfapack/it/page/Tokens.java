package org.mfapack.it.page;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.mfapack.it.realm.TestRealm;

/** What the application got in the end. */
public record Tokens(JsonNode idToken, JsonNode accessToken, JsonNode response) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Tokens redeem(TestRealm realm, String code) {
        return request(
                realm,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        TestRealm.CLIENT,
                        "redirect_uri",
                        TestRealm.REDIRECT_URI,
                        "code",
                        code));
    }

    /** New tokens by the refresh token. */
    public Tokens refresh(TestRealm realm) {
        return request(
                realm,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        TestRealm.CLIENT,
                        "refresh_token",
                        response.path("refresh_token").asText()));
    }

    public String acr() {
        return idToken.path("acr").asText();
    }

    public List<String> amr() {
        return StreamSupport.stream(idToken.path("amr").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    public String subject() {
        return idToken.path("sub").asText();
    }

    /** The session, which stays the same through step-up. */
    public String sessionId() {
        return idToken.path("sid").asText();
    }

    private static Tokens request(TestRealm realm, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(AuthorizationRequest.form(form)))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("no tokens: " + response.statusCode() + " " + response.body());
            }
            JsonNode body = JSON.readTree(response.body());
            return new Tokens(
                    claims(body.path("id_token").asText()),
                    claims(body.path("access_token").asText()),
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
