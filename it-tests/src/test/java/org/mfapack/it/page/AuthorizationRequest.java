package org.mfapack.it.page;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mfapack.it.realm.TestRealm;

/** The address that an application sends its visitor to, and the one that it gets the visitor back at. */
public final class AuthorizationRequest {

    private AuthorizationRequest() {}

    public static String url(TestRealm realm, Map<String, String> parameters) {
        return url(realm.url(), parameters);
    }

    /** At the server's name: a passkey belongs to a name, and an address is none. */
    public static String urlByName(TestRealm realm, Map<String, String> parameters) {
        return url(realm.urlByName(), parameters);
    }

    private static String url(String realmUrl, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", TestRealm.CLIENT);
        all.put("redirect_uri", TestRealm.REDIRECT_URI);
        all.put("response_type", "code");
        all.put("scope", "openid");
        all.put("state", "state");
        all.putAll(parameters);
        return realmUrl + "/protocol/openid-connect/auth?" + form(all);
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Optional<String> parameter(String url, String name) {
        String query = Optional.ofNullable(URI.create(url).getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
