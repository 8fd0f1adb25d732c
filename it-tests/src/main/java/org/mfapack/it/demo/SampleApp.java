package org.mfapack.it.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A web application that knows its users by an ID token only, to see what a login ends in. */
final class SampleApp implements HttpHandler {

    private static final String COOKIE = "demo-app";

    private final SecureRandom random = new SecureRandom();
    private final OpenIdLogin login;
    private final URI self;
    private final Map<String, OpenIdLogin.Request> pending = new ConcurrentHashMap<>();
    private final Map<String, String> idTokens = new ConcurrentHashMap<>();

    SampleApp(URI issuer, URI self) {
        this.login = new OpenIdLogin(issuer, DemoRealm.CLIENT, URI.create(self + "/callback"));
        this.self = self;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/app" -> home(exchange);
            case "/app/login" -> start(exchange);
            case "/app/callback" -> finish(exchange);
            case "/app/logout" -> logout(exchange);
            default -> Answers.notFound(exchange);
        }
    }

    private void home(HttpExchange exchange) throws IOException {
        Optional<String> idToken = session(exchange).map(idTokens::get);
        if (idToken.isEmpty()) {
            Answers.page(exchange, 200, SampleAppPage.welcome());
        } else {
            Answers.page(
                    exchange, 200, SampleAppPage.claims(OpenIdLogin.claims(idToken.get()), login.accountConsole()));
        }
    }

    private void start(HttpExchange exchange) throws IOException {
        OpenIdLogin.Request request = login.request();
        String session = OpenIdLogin.secret(random);
        pending.put(session, request);
        exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "=" + session + "; Path=/app; HttpOnly; SameSite=Lax");
        Answers.redirect(exchange, login.authorization(request).toString());
    }

    private void finish(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String session = session(exchange).orElse("");
        OpenIdLogin.Request request = pending.remove(session);
        if (request == null || !request.state().equals(query.get("state"))) {
            Answers.page(exchange, 400, SampleAppPage.problem("This login was not started here. Please start again."));
            return;
        }
        Optional<String> idToken = Optional.ofNullable(query.get("code")).flatMap(code -> login.redeem(code, request));
        if (idToken.isEmpty()) {
            Answers.page(
                    exchange, 400, SampleAppPage.problem(query.getOrDefault("error", "The code was not accepted.")));
            return;
        }
        idTokens.put(session, idToken.get());
        Answers.redirect(exchange, self.toString());
    }

    private void logout(HttpExchange exchange) throws IOException {
        Optional<String> idToken = session(exchange).map(idTokens::remove);
        Answers.redirect(
                exchange,
                idToken.map(token -> login.logout(token, self)).orElse(self).toString());
    }

    private static Optional<String> session(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";\\s*", -1)))
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
