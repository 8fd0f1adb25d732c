package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;

@DisplayName("K2, K4, CU10 condition on a new browser")
class NewBrowserIT extends AliceTravels {

    private static final Step NEW_BROWSER = Step.required("mfa-condition-new-browser");

    @Test
    void givenNoEarlierLogin_whenAliceLogsIn_thenUnknownAndAsked() {
        asksWhen(NEW_BROWSER);

        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).isEqualTo("new-browser=met(unknown:no_earlier_login)");
    }

    @Test
    void givenBrowserOfAnEarlierLogin_whenUsedAgainFromAnywhere_thenNotAsked() {
        asksWhen(NEW_BROWSER);
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        assertThat(isAsked(GeoServer.NEW_YORK)).isFalse();
        assertThat(decisions()).isEqualTo("new-browser=unmet(known)");
    }

    @Test
    void givenAnotherBrowser_whenUsed_thenAskedOnceAndThenBothAreKnown(Browser another) {
        asksWhen(NEW_BROWSER);
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        assertThat(isAsked(another, "alice", GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).isEqualTo("new-browser=met(new)");
        awaitBrowsers("alice", 2);
        assertThat(isAsked(another, "alice", GeoServer.BERLIN)).isFalse();
        assertThat(isAsked(GeoServer.BERLIN)).isFalse();
    }

    @Test
    void givenClearedCookies_whenUsed_thenNew() {
        asksWhen(NEW_BROWSER);
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        browser.clearCookies();

        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).isEqualTo("new-browser=met(new)");
    }

    @Test
    void givenBrowserOfAlice_whenBobUsesIt_thenItIsNewForHimAndStillHers() {
        user("bob");
        asksWhen(NEW_BROWSER);
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);
        Browser his = new Browser();
        isAsked(his, "bob", GeoServer.BERLIN);
        awaitBrowsers("bob", 1);

        endSession();
        assertThat(isAsked(browser, "bob", GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).isEqualTo("new-browser=met(new)");
        awaitBrowsers("bob", 2);
        assertThat(isAsked(browser, "bob", GeoServer.BERLIN)).isFalse();
        endSession();
        assertThat(isAsked(GeoServer.BERLIN)).isFalse();
        his.close();
    }

    /** Keycloak lets nobody else in beside a live session. */
    private void endSession() {
        browser.removeCookie("KEYCLOAK_IDENTITY")
                .removeCookie("KEYCLOAK_SESSION")
                .removeCookie("AUTH_SESSION_ID");
    }

    @Test
    @DisplayName("K2 negated: a known browser")
    void givenNegated_whenBrowserIsKnown_thenAsked() {
        asksWhen(NEW_BROWSER.with("mfa-condition-negate", "true"));
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(decisions()).isEqualTo("new-browser=met(known)");
        assertThat(isAsked(new Browser(), "alice", GeoServer.BERLIN)).isFalse();
    }

    @Test
    @DisplayName("K2 the first login after an administrator has put the condition into a flow is remembered")
    void givenRealmWithoutTheCondition_whenItIsPutIntoAFlow_thenTheNextLoginIsRemembered() {
        asksWhen(Step.disabled("mfa-condition-new-browser"));
        isAsked(GeoServer.BERLIN);
        String executions = "/" + realm.name() + "/authentication/flows/geo/executions";
        JsonNode condition = StreamSupport.stream(
                        realm.server().admin().get(executions).spliterator(), false)
                .filter(it -> it.path("providerId").asText().equals("mfa-condition-new-browser"))
                .findFirst()
                .orElseThrow();

        realm.server().admin().put(executions, ((ObjectNode) condition).put("requirement", "REQUIRED"));

        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);
    }

    @Test
    void givenMadeUpCookie_whenAliceLogsIn_thenItIsReplaced() {
        asksWhen(NEW_BROWSER);
        browser.login(realm);
        browser.client()
                .getCookieManager()
                .addCookie(
                        new Cookie("127.0.0.1", COOKIE, "made-up", "/realms/" + realm.name() + "/", null, false, true));
        isAsked(GeoServer.BERLIN);

        assertThat(browser.cookies().get(COOKIE)).hasSize(43);
    }

    @Test
    void givenLogin_whenTheCookieIsSet_thenNoScriptNoOtherRealmAndNoPlainConnectionSeesItAndTheServerKeepsAHash() {
        asksWhen(NEW_BROWSER);
        isAsked(GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        Cookie cookie = browser.cookie(COOKIE).orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("none");
        assertThat(cookie.getPath()).isEqualTo("/realms/" + realm.name() + "/");
        assertThat(cookie.getExpires()).isInTheFuture();
        assertThat(realm.server().insides().database()).doesNotContain(cookie.getValue());
    }

    @Test
    @DisplayName(
            "K6 a login in a known browser does not write the cookie, unless the last time is more than a week ago")
    void givenKnownBrowser_whenUsedAgain_thenItsCookieBeginsAnewAfterAWeek() {
        asksWhen(NEW_BROWSER.with("mfa-condition-shadow", "true"));
        RawLogin first = new RawLogin(realm);
        first.password("alice", PASSWORD);
        String cookie = first.setCookie(COOKIE);
        awaitBrowsers("alice", 1);

        RawLogin soon = first.again();
        soon.password("alice", PASSWORD);
        assertThat(soon.last().isAtApplication()).isTrue();
        assertThatThrownBy(() -> soon.setCookie(COOKIE)).hasMessageContaining("no cookie");

        realm.server().clock().advance(Duration.ofDays(8));
        RawLogin later = soon.again();
        later.password("alice", PASSWORD);
        assertThat(later.setCookie(COOKIE)).isEqualTo(cookie).contains("Max-Age=34560000");
    }
}
