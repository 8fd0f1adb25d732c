package org.mfapack.it.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, read to its end.
 *
 * @param headers the first value of each, by name in any case
 * @param fields of the JSON object or the form in the body
 */
public record Received(String method, String path, Map<String, String> headers, Map<String, String> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Received from(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String type = headers.get("Content-Type");
        return new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers,
                type != null && type.startsWith("application/json") ? json(body) : form(body));
    }

    /** The recipient in E.164, whatever the channel; empty if there is none. */
    public String number() {
        return field("To").or(() -> field("to")).orElse("").replace("whatsapp:", "");
    }

    Optional<String> authorization() {
        return Optional.ofNullable(headers.get("Authorization"));
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] nameAndValue = field.split("=", 2);
            if (nameAndValue.length == 2) {
                fields.put(decoded(nameAndValue[0]), decoded(nameAndValue[1]));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> json(String body) throws IOException {
        Map<String, String> fields = new HashMap<>();
        JsonNode object = JSON.readTree(body);
        object.fieldNames()
                .forEachRemaining(name -> fields.put(name, object.get(name).asText()));
        return fields;
    }
}
