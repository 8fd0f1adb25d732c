package org.mfapack.it.stepup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.mfapack.it.realm.TestRealm;

/**
 * A resource server that pays money only to a second factor, used within a minute. It checks the token's signature by itself
 * and answers what falls short as RFC 9470 section 3 says.
 */
final class BankService implements AutoCloseable {

    static final String LEVEL = "mfa";
    static final int MAX_AGE = 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestRealm realm;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    BankService(TestRealm realm) {
        this.realm = realm;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/payments", this::pay);
        server.start();
    }

    URI payments() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/payments");
    }

    private void pay(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<JsonNode> claims = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .filter(header -> header.startsWith("Bearer "))
                    .flatMap(header -> verified(header.substring("Bearer ".length())));
            if (claims.isEmpty()) {
                refuse(exchange, "error=\"invalid_token\"");
            } else if (!isEnough(claims.get())) {
                refuse(
                        exchange,
                        "error=\"insufficient_user_authentication\", error_description=\"A second factor is needed\","
                                + " acr_values=\"" + LEVEL + "\", max_age=\"" + MAX_AGE + "\"");
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private static void refuse(HttpExchange exchange, String challenge) throws IOException {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer " + challenge);
        exchange.sendResponseHeaders(401, -1);
    }

    private boolean isEnough(JsonNode claims) {
        long age = realm.server().clock().now().getEpochSecond()
                - claims.path("auth_time").asLong();
        return claims.path("acr").asText().equals(LEVEL) && age <= MAX_AGE;
    }

    private Optional<JsonNode> verified(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(
                    key(JSON.readTree(decoded(parts[0])).path("kid").asText()));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = JSON.readTree(decoded(parts[1]));
            boolean alive =
                    claims.path("exp").asLong() > realm.server().clock().now().getEpochSecond();
            return signature.verify(decoded(parts[2])) && alive ? Optional.of(claims) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private PublicKey key(String id) throws IOException, InterruptedException, GeneralSecurityException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/certs"))
                .build();
        JsonNode keys = JSON.readTree(
                        client.send(request, BodyHandlers.ofString()).body())
                .path("keys");
        JsonNode key = StreamSupport.stream(keys.spliterator(), false)
                .filter(it -> it.path("kid").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no key " + id));
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, decoded(text.asText()));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
