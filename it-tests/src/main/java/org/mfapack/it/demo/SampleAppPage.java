package org.mfapack.it.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of the {@link SampleApp}. */
final class SampleAppPage {

    private static final Set<String> TIMES = Set.of("exp", "iat", "auth_time");

    private SampleAppPage() {}

    static String welcome() {
        return page(
                "Demo application",
                """
            <p>You are not logged in. Any of the demo users will do; their passwords are their names.</p>
            <p><a class="button" href="/app/login">Log in</a></p>
            """);
    }

    static String claims(JsonNode claims, URI accountConsole) {
        String rows = claims.properties().stream().map(SampleAppPage::row).collect(Collectors.joining("\n"));
        return page(
                "Logged in as " + claims.path("preferred_username").asText(),
                """
            <p><a class="button" href="/app/logout">Log out</a> <a href="%s">Account console</a></p>
            <table>
            <caption>Claims of the ID token</caption>
            <tbody>
            %s
            </tbody>
            </table>
            """
                        .formatted(Answers.escaped(accountConsole.toString()), rows));
    }

    static String problem(String sentence) {
        return page(
                "Not logged in",
                """
            <p>%s</p>
            <p><a class="button" href="/app/login">Log in</a></p>
            """
                        .formatted(Answers.escaped(sentence)));
    }

    private static String row(Map.Entry<String, JsonNode> claim) {
        String value = TIMES.contains(claim.getKey())
                ? Instant.ofEpochSecond(claim.getValue().asLong()).toString()
                : claim.getValue().isTextual()
                        ? claim.getValue().asText()
                        : claim.getValue().toString();
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                .formatted(Answers.escaped(claim.getKey()), Answers.escaped(value));
    }

    private static String page(String title, String body) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="stylesheet" href="/demo.css">
            </head>
            <body>
            <header><h1>%1$s</h1><nav><a href="/" target="inbox">Inbox</a></nav></header>
            <main>
            %2$s
            </main>
            </body>
            </html>
            """
                .formatted(Answers.escaped(title), body);
    }
}
