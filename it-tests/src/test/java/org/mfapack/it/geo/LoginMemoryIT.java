package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@DisplayName("K6 the memory of earlier logins")
class LoginMemoryIT extends AliceTravels {

    private static final Step[] ALL = {
        Step.required("mfa-condition-country").with("mfa-country-test", "changed"),
        Step.required("mfa-condition-travel"),
        Step.required("mfa-condition-new-browser")
    };

    private static Step[] all() {
        return Stream.concat(Stream.of(ALL), Stream.of(Step.alternative("auth-otp-form")))
                .toArray(Step[]::new);
    }

    private void drawAll() {
        realm.flow("geo").password().conditionalSecondFactor(all());
        user("alice");
        realm.create();
    }

    @Test
    @DisplayName("K6 an ordinary login costs no SQL statement")
    void givenLoginFromTheSamePlaceAndBrowser_whenCounted_thenNoStatementMoreThanWithoutConditions() {
        realm.neighbour().with(it -> it.setSslRequired("none")).flow("plain").password();
        realm.neighbour()
                .user("alice")
                .password(PASSWORD)
                .role("default-roles-" + realm.neighbour().name());
        realm.neighbour().create();
        drawAll();
        comesFrom(GeoServer.BERLIN, "DE");
        Browser plain = at(new Browser(), GeoServer.BERLIN);
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            assertThat(isAsked(GeoServer.BERLIN)).isFalse();
            plain.login(realm.neighbour()).signIn("alice", PASSWORD);
        }

        long with = statements(browser, realm);
        long without = statements(plain, realm.neighbour());

        assertThat(without).isPositive();
        assertThat(with).isEqualTo(without);
        assertThat(plain.cookie(COOKIE))
                .as("nothing is remembered where nothing asks")
                .isEmpty();
    }

    private static long statements(Browser visitor, TestRealm where) {
        where.server().insides().countStatements();
        visitor.login(where).signIn("alice", PASSWORD);
        long statements = where.server().insides().statements();
        assertThat(visitor.isAtApplication()).isTrue();
        return statements;
    }

    @Test
    void givenMoreBrowsersThanAreKept_whenTheyAreUsed_thenTheOldestIsNewAgain() {
        asksWhen(Step.required("mfa-condition-new-browser"));
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);
        Browser many = new Browser();
        for (int another = 1; another <= 10; another++) {
            // Whole seconds tell which was used first.
            realm.server().clock().advance(Duration.ofMinutes(1));
            String before = memory("alice").toString();
            isAsked(many.clearCookies(), "alice", GeoServer.BERLIN);
            await().until(() -> !memory("alice").toString().equals(before));
        }

        assertThat(isAsked(many, "alice", GeoServer.BERLIN)).isFalse();
        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(browsers("alice")).isEqualTo(10);
        many.close();
    }

    @Test
    void givenManyBrowsersAtOnce_whenTheyLogIn_thenEachIsKnownAfterwards() {
        realm.flow("geo")
                .password()
                .conditionalSecondFactor(
                        Step.required("mfa-condition-new-browser")
                                .with("mfa-condition-unknown", "no-match")
                                .with("mfa-condition-shadow", "true"),
                        Step.alternative("auth-otp-form"));
        user("alice");
        realm.create();
        List<RawLogin> logins =
                Stream.generate(() -> new RawLogin(realm)).limit(6).toList();
        logins.forEach(login -> login.start(Map.of()));

        logins.parallelStream().forEach(login -> login.post(Map.of("username", "alice", "password", PASSWORD)));

        awaitBrowsers("alice", 6);
        assertThat(realm.credentials("alice").findValuesAsText("type")).containsOnlyOnce("mfa-logins");
    }

    @Test
    @DisplayName("the user cannot see it; it goes with the user")
    void givenMemory_whenTheAccountConsoleLists_thenItIsNotThere() throws Exception {
        drawAll();
        comesFrom(GeoServer.BERLIN, "DE");
        at(browser, GeoServer.BERLIN).login(realm).signIn("alice", PASSWORD);

        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/account/credentials"))
                .header(
                        "Authorization",
                        "Bearer "
                                + browser.tokens()
                                        .response()
                                        .path("access_token")
                                        .asText())
                .header("Accept", "application/json")
                .build();

        assertThat(send(request)).contains("\"password\"").doesNotContain("mfa-logins", "DE");
    }

    @Test
    void givenSession_whenAnotherApplicationUsesItElsewhere_thenThatIsNoLogin() {
        realm.flow("geo").cookie().password().conditionalSecondFactor(all());
        user("alice");
        realm.create();
        comesFrom(GeoServer.BERLIN, "DE");

        at(browser, GeoServer.NEW_YORK).authorize(realm, Map.of());
        assertThat(browser.isAtApplication()).isTrue();
        isAsked(new Browser(), "alice", GeoServer.BERLIN);
        awaitBrowsers("alice", 2);

        assertThat(memory("alice").orElseThrow().path("last").path("country").asText())
                .isEqualTo("DE");
        assertThat(decisions()).contains("country=unmet(DE,DE)");
    }

    @Test
    @DisplayName("a live session from elsewhere that has shown a factor is a login")
    void givenSession_whenAskedForAFactorElsewhere_thenItIsAskedOnce() {
        Step condition = Step.required("mfa-condition-country").with("mfa-country-test", "changed");
        realm.flow("geo")
                .step(Step.all(
                        "geo first factor",
                        Step.alternative("auth-cookie"),
                        Step.way("geo forms", Step.required("auth-username-password-form"))))
                .step(Step.conditional("geo second factor", condition, Step.alternative("auth-otp-form")));
        user("alice");
        realm.create();
        comesFrom(GeoServer.BERLIN, "DE");

        at(browser, GeoServer.NEW_YORK).authorize(realm, Map.of());
        browser.totpPage().enter(totp());

        await().until(() -> memory("alice").orElseThrow().toString().contains("US"));
        browser.authorize(realm, Map.of());
        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("a grant without a browser does not push the user's browsers out")
    void givenMemory_whenThePasswordGrantIsUsed_thenNothingIsRemembered() throws Exception {
        drawAll();
        comesFrom(GeoServer.BERLIN, "DE");
        String before = memory("alice").orElseThrow().toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", GeoServer.NEW_YORK)
                .POST(BodyPublishers.ofString("grant_type=password&client_id=" + TestRealm.CLIENT
                        + "&username=alice&password=" + PASSWORD + "&otp=" + totp()))
                .build();

        assertThat(send(request)).contains("access_token");
        isAsked(new Browser(), "alice", GeoServer.BERLIN);
        awaitBrowsers("alice", 2);

        assertThat(memory("alice").orElseThrow().path("browsers").get(0).toString())
                .isSubstringOf(before);
    }

    @Test
    void givenMemoryThatCannotBeRead_whenAliceLogsIn_thenItIsAsIfThereWereNone() {
        realm.flow("geo").password().conditionalSecondFactor(all());
        user("alice").stored("mfa-logins", "{\"last\":[1],\"browsers\":\"x\"}", "{}");
        realm.create();
        long mark = realm.server().log().length();

        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        awaitBrowsers("alice", 1);

        assertThat(isAsked(GeoServer.BERLIN)).isFalse();
        assertThat(realm.server().log().textSince(mark)).doesNotContain("Exception");
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
