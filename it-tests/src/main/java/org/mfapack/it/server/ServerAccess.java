package org.mfapack.it.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a server and this machine find each other. */
record ServerAccess(
        URI baseUri,
        URI uriFromInside,
        URI managementUri,
        ServerLog log,
        String nameOfThisMachine,
        String addressOfVisitors) {

    private static final Duration BETWEEN_POLLS = Duration.ofMillis(100);

    void awaitReady(Duration patience, BooleanSupplier alive) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(managementUri.resolve("/health/ready")).build();
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!isUp(client, ready)) {
            if (!alive.getAsBoolean() || System.nanoTime() > giveUp) {
                throw new IllegalStateException("Keycloak did not start:\n" + log.text());
            }
            pause();
        }
    }

    private static boolean isUp(HttpClient client, HttpRequest ready) {
        try {
            return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(BETWEEN_POLLS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
