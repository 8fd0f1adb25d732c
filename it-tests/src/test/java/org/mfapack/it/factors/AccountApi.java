package org.mfapack.it.factors;

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
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.TestRealm;

/** The REST API that the account console is made of, as the user whose tokens these are. */
final class AccountApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestRealm realm;
    private final String token;

    AccountApi(TestRealm realm, Tokens tokens) {
        this.realm = realm;
        this.token = tokens.response().path("access_token").asText();
    }

    JsonNode credentials() {
        try {
            return JSON.readTree(send(request("").GET()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void label(String credentialId, String label) {
        send(request("/" + credentialId + "/label").PUT(BodyPublishers.ofString("\"" + label + "\"")));
    }

    /** Deletes a credential by the endpoint that the console no longer uses; its status tells little, so look for the credential. */
    void delete(String credentialId) {
        try {
            client.send(request("/" + credentialId).DELETE().build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(realm.url() + "/account/credentials" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
