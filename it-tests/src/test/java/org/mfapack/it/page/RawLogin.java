package org.mfapack.it.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mfapack.it.realm.TestRealm;

/**
 * A login without a browser: cookies, redirects and the address of the form, nothing else. Quick enough for benchmarks;
 * {@link #postAsync} sends the same step many times at once.
 */
public final class RawLogin {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]*login-actions[^\"]*)\"");
    private static final Pattern OF_SESSION = Pattern.compile("KEYCLOAK_|KC_|AUTH_SESSION_ID");
    private static final int MOST_REDIRECTS = 10;

    private final TestRealm realm;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private List<String> setCookies = List.of();
    private Answer last;

    public RawLogin(TestRealm realm) {
        this.realm = realm;
    }

    /**
     * What came back after all redirects.
     *
     * @param url where the redirects ended, the application's address after a finished login
     */
    public record Answer(int status, String url, String body) {

        public boolean isAtApplication() {
            return url.startsWith(TestRealm.REDIRECT_URI);
        }

        /** Where the page's form goes. */
        public String action() {
            Matcher action = ACTION.matcher(body);
            if (action.find()) {
                return action.group(1).replace("&amp;", "&");
            }
            throw new AssertionError("no form in " + status + " " + url + "\n" + body);
        }
    }

    /** The next login in the same browser after its session has ended: other cookies than those of the session stay. */
    public RawLogin again() {
        RawLogin next = new RawLogin(realm);
        cookies.forEach((name, value) -> {
            if (!OF_SESSION.matcher(name).lookingAt()) {
                next.cookies.put(name, value);
            }
        });
        return next;
    }

    public Answer start(Map<String, String> parameters) {
        return get(AuthorizationRequest.url(realm, parameters));
    }

    /** Opens the login page and sends user name and password. */
    public Answer password(String username, String password) {
        start(Map.of());
        return post(Map.of("username", username, "password", password));
    }

    public Answer code(String code) {
        return post(Map.of("code", code));
    }

    public Answer get(String url) {
        last = follow(send(request(url).GET().build()), MOST_REDIRECTS);
        return last;
    }

    /** Sends the form of the last page. */
    public Answer post(Map<String, String> form) {
        last = follow(send(postRequest(last.action(), form)), MOST_REDIRECTS);
        return last;
    }

    /** Sends a form without waiting and without touching the state of this login, for races. */
    public CompletableFuture<Answer> postAsync(String action, Map<String, String> form) {
        return CLIENT.sendAsync(postRequest(action, form), BodyHandlers.ofString())
                .thenApply(RawLogin::withoutRedirect);
    }

    public Answer last() {
        return last;
    }

    public Tokens tokens() {
        String code = AuthorizationRequest.parameter(last.url(), "code")
                .orElseThrow(() -> new AssertionError("no code in " + last.url() + "\n" + last.body()));
        return Tokens.redeem(realm, code);
    }

    /** What the last answer that said of the cookie whose name begins so: its whole line. */
    public String setCookie(String name) {
        return setCookies.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + setCookies));
    }

    private Answer follow(HttpResponse<String> response, int redirectsLeft) {
        remember(response);
        Answer answer = withoutRedirect(response);
        if (response.statusCode() / 100 != 3 || answer.isAtApplication() || redirectsLeft == 0) {
            return answer;
        }
        return follow(send(request(answer.url()).GET().build()), redirectsLeft - 1);
    }

    private static Answer withoutRedirect(HttpResponse<String> response) {
        Optional<String> location = response.headers().firstValue("Location");
        String url =
                location.map(response.uri()::resolve).orElse(response.uri()).toString();
        return new Answer(response.statusCode(), url, response.body());
    }

    private HttpRequest postRequest(String action, Map<String, String> form) {
        return request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(AuthorizationRequest.form(form)))
                .build();
    }

    private HttpRequest.Builder request(String url) {
        String header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return header.isEmpty() ? request : request.header("Cookie", header);
    }

    /** One realm at a time, so paths and domains do not matter; a cookie with age 0 is being deleted. */
    private void remember(HttpResponse<String> response) {
        setCookies = response.headers().allValues("Set-Cookie");
        for (String cookie : setCookies) {
            String pair = cookie.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
