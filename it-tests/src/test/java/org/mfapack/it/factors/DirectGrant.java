package org.mfapack.it.factors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.mfapack.it.realm.TestRealm;

/** A login without a browser, with password and authenticator app. */
final class DirectGrant {

    private DirectGrant() {}

    /** The answer, tokens or not. */
    static String of(TestRealm realm, String username, String password, String otp) {
        String form = "grant_type=password&client_id=" + TestRealm.CLIENT + "&username=" + username + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&otp=" + otp;
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
