package org.mfapack.delivery.sms.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.keycloak.Config;
import org.mfapack.delivery.sms.GatewaySettings;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.Secret;
import org.mfapack.delivery.sms.SenderOptions;

/**
 * The server options {@code --spi-mfa-sms--http--...}.
 *
 * @param url without places: a code or a number in a URL would stand in access logs and in the JDK's own log (C3)
 * @param from the sender id when the realm has none of its own, may be empty
 * @param headers by name; the values may refer to the vault
 * @param successBody what must be found in the answer, if anything
 * @param remedy what to set before anything can be sent
 */
record HttpSettings(
        URI url,
        String method,
        String contentType,
        MessageTemplate body,
        String from,
        Map<String, Secret> headers,
        StatusRanges successStatus,
        Optional<Pattern> successBody,
        Duration connectTimeout,
        Duration readTimeout,
        Optional<String> remedy)
        implements GatewaySettings {

    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final String HEADER = "header-";
    private static final Map<Escaping, String> DEFAULT_BODY = Map.of(
            Escaping.JSON, "{\"to\":\"{to}\",\"from\":\"{from}\",\"text\":\"{text}\"}",
            Escaping.FORM, "to={to}&from={from}&text={text}");

    static HttpSettings read(Config.Scope scope) {
        SenderOptions options = new SenderOptions(HttpSmsSenderFactory.PROVIDER_ID, scope);
        String contentType = options.text("content-type").orElse("application/json");
        return new HttpSettings(
                url(options),
                method(options),
                contentType,
                body(options, contentType),
                options.text("from").orElse(""),
                headers(options, scope),
                successStatus(options),
                successBody(options),
                options.timeout("connect-timeout", HttpGateway.DEFAULT_CONNECT_TIMEOUT),
                options.timeout("read-timeout", HttpGateway.DEFAULT_READ_TIMEOUT),
                options.remedy());
    }

    private static URI url(SenderOptions options) {
        if (options.text("url").isEmpty()) {
            options.complain("set " + options.nameOf("url"));
        }
        return options.url("url").orElse(URI.create("http://unset.invalid"));
    }

    private static String method(SenderOptions options) {
        String method = options.text("method").orElse("POST").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            options.complain(options.nameOf("method") + " must be POST, PUT or PATCH");
        }
        return method;
    }

    private static MessageTemplate body(SenderOptions options, String contentType) {
        Optional<Escaping> escaping = Escaping.of(contentType);
        if (escaping.isEmpty()) {
            options.complain(options.nameOf("content-type") + " must be JSON, XML, a form or text/plain");
        }
        Escaping known = escaping.orElse(Escaping.JSON);
        Optional<String> text = options.text("body").or(() -> Optional.ofNullable(DEFAULT_BODY.get(known)));
        MessageTemplate body = new MessageTemplate(text.orElse(""), known);
        if (text.isEmpty()) {
            options.complain("set " + options.nameOf("body"));
        } else if (known == Escaping.JSON && !isJson(body.fill("", "", ""))) {
            options.complain(options.nameOf("body") + " must be valid JSON");
        }
        return body;
    }

    private static boolean isJson(String body) {
        try {
            return !new ObjectMapper().readTree(body).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Header names are part of option names, which only this deprecated method tells. */
    @SuppressWarnings("deprecation")
    private static Map<String, Secret> headers(SenderOptions options, Config.Scope scope) {
        Map<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String property : scope.getPropertyNames()) {
            String option = property.substring(property.lastIndexOf("--") + 2);
            if (!option.startsWith(HEADER)) {
                continue;
            }
            String name = option.substring(HEADER.length());
            Optional<String> value = options.text(option);
            if (value.isEmpty()) {
                options.complain(options.nameOf(option) + " is empty; " + SenderOptions.VAULT_HINT);
            } else if (!isAllowed(name)) {
                options.complain(options.nameOf(option) + " is not a header that can be set");
            } else {
                headers.put(name, new Secret(value.get()));
            }
        }
        return headers;
    }

    private static boolean isAllowed(String header) {
        try {
            HttpRequest.newBuilder().header(header, "");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static StatusRanges successStatus(SenderOptions options) {
        Optional<String> text = options.text("success-status");
        Optional<StatusRanges> ranges = text.flatMap(StatusRanges::parse);
        if (text.isPresent() && ranges.isEmpty()) {
            options.complain(options.nameOf("success-status") + " must list statuses such as 200-299 or 200,202");
        }
        return ranges.orElse(StatusRanges.ANY_SUCCESS);
    }

    private static Optional<Pattern> successBody(SenderOptions options) {
        try {
            return options.text("success-body").map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            options.complain(options.nameOf("success-body") + " must be a regular expression");
            return Optional.empty();
        }
    }
}
