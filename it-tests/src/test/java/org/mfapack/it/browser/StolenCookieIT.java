package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.AuthorizationRequest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;

@DisplayName("B3 The cookie of a remembered browser")
class StolenCookieIT extends AliceIsRemembered {

    private static final Duration AFTER_THE_GRACE = Duration.ofSeconds(61);

    @BeforeEach
    void rememberAlice() {
        realm.with(it -> it.setEventsListeners(List.of("jboss-logging", "mfa-notices")));
        unlessRemembered("mfa-email-code");
        alice();
        realm.create();
        rememberedLogin();
    }

    private void assertTold(int times) {
        await().until(() -> noticesTo("alice").stream()
                        .filter(notice -> notice.text().contains("two places"))
                        .count()
                >= times);
        assertThat(reasons()).containsExactly("replayed_cookie");
        assertThat(realm.mfaEvents("forget", "alice"))
                .allSatisfy(event -> assertThat(event.getError()).isEqualTo("mfa_browser_stolen"));
    }

    @Test
    void givenEachUse_whenLoginEnds_thenTheTokenIsAnother() {
        Cookie first = mark(browser);

        assertLetIn();
        Cookie second = mark(browser);
        assertLetIn();

        assertThat(second.getValue()).isNotEqualTo(first.getValue());
        assertThat(mark(browser).getValue()).isNotEqualTo(second.getValue());
        assertThat(mark(browser).getExpires())
                .isBefore(first.getExpires().toInstant().plusSeconds(5));
    }

    @Test
    @DisplayName("B3 N1 copied before rotation, replayed after: refused, revoked, told")
    void givenCopyFromBeforeAUse_whenReplayed_thenRefusedRevokedAndTold() {
        Cookie copy = mark(browser);
        assertLetIn();
        advance(AFTER_THE_GRACE);

        try (Browser thief = new Browser()) {
            with(thief, copy);
            signIn(thief, "alice").codePage();
            code("alice");
            assertThat(thief.isAtApplication()).isFalse();
        }

        assertThat(remembered()).isEmpty();
        assertTold(1);
        assertAsked();
    }

    @Test
    @DisplayName("B3 N1 the thief comes first: the owner's own cookie gives it away")
    void givenThiefUsedTheCopy_whenTheOwnerComes_thenBothAreOut() {
        Browser thief = with(new Browser(), mark(browser));
        assertThat(isLetIn(thief, "alice")).isTrue();
        advance(AFTER_THE_GRACE);

        asked(browser, "alice");
        code("alice");

        assertThat(remembered()).isEmpty();
        assertTold(1);
        signIn(reopened(thief), "alice").codePage();
        code("alice");
        assertThat(reasons()).hasSize(1);
        thief.close();
    }

    @Test
    void givenTabsWithTheSameToken_whenTheyEndAtOnce_thenAllPassAndTheBrowserGoesOn() {
        List<Browser> tabs = endAtOnce(4);

        assertThat(tabs)
                .allSatisfy(
                        tab -> assertThat(tab.isAtApplication()).as(tab.html()).isTrue());
        assertThat(tabs.stream().map(tab -> mark(tab).getValue()).distinct()).hasSize(1);
        advance(AFTER_THE_GRACE);
        assertThat(isLetIn(tabs.get(3), "alice")).isTrue();
        assertThat(remembered()).hasSize(1);
        assertThat(reasons()).isEmpty();
        tabs.forEach(Browser::close);
    }

    @Test
    void givenLateTab_whenWithinTheGrace_thenPassesAndGetsTheTokenThatTheOthersHave() {
        Cookie old = mark(browser);
        assertLetIn();
        Cookie current = mark(browser);

        assertThat(isLetIn(with(browser, old), "alice")).isTrue();

        assertThat(mark(browser).getValue()).isEqualTo(current.getValue());
        assertThat(reasons()).isEmpty();
    }

    @Test
    @DisplayName("B3 DM4 only a hash is stored")
    void givenRememberedBrowser_whenDatabaseIsRead_thenTheTokenIsNotInThere() {
        String secret = mark(browser).getValue().split("\\.", -1)[1];

        assertThat(realm.server().insides().database()).contains("mfa-browser").doesNotContain(secret);
        assertThat(realm.server().insides().caches()).doesNotContain(secret);
        assertThat(realm.server().log().text()).doesNotContain(secret);
    }

    @Test
    void givenGarbage_whenShown_thenAskedAndNobodyIsAlarmed() {
        Cookie good = mark(browser);
        for (String value : List.of("", "x", "a.b", "A".repeat(22) + "." + "B".repeat(43), "%00" + "A".repeat(5000))) {
            with(browser, new Cookie(good.getDomain(), good.getName(), value, good.getPath(), null, false));
            assertAsked();
        }

        assertThat(reasons()).isEmpty();
        assertThat(isLetIn(with(browser, good), "alice")).isTrue();
    }

    @Test
    @DisplayName("B3 a realm's name may need encoding, and so does the path of its cookie")
    void givenRealmNameWithBlankAndUmlaut_whenRemembered_thenTheCookieIsForItsAddress() {
        String path = "/realms/" + realm.name() + "%20%C3%BC/";
        String url = AuthorizationRequest.url(realm, Map.of()).replace("/realms/" + realm.name() + "/", path);
        realm.server().admin().put("/" + realm.name(), Map.of("realm", realm.name() + " ü"));
        try {
            RawLogin login = new RawLogin(realm);
            login.get(url);
            login.post(Map.of("username", "alice", "password", "alice"));
            login.post(Map.of("code", code("alice"), "remember", "on"));

            assertThat(login.last().isAtApplication()).as(login.last().body()).isTrue();
            assertThat(login.setCookie("MFA_BROWSER_")).contains(";Path=" + path);
        } finally {
            realm.server().admin().put("/" + realm.name() + "%20%C3%BC", Map.of("realm", realm.name()));
        }
    }

    @Test
    @DisplayName("N1 who owns the account is told that a browser is remembered")
    void givenRemembered_whenDone_thenOneNotice() {
        await().until(() -> !noticesTo("alice").isEmpty());

        assertThat(noticesTo("alice")).singleElement().satisfies(notice -> assertThat(notice.text())
                .contains("A browser is now remembered", "E-mail code"));
    }
}
