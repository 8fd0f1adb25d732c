package org.mfapack.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;

@DisplayName("X1, B3: a browser that both nodes remember")
class RememberedBrowserIT extends AliceRoams {

    private static final String MARK = "MFA_BROWSER_";
    private static final Duration AFTER_THE_GRACE = Duration.ofSeconds(61);
    private static final int TABS = 6;

    @BeforeEach
    void rememberAlice() {
        realm.with(it -> it.setSsoSessionMaxLifespan(24 * 60 * 60))
                .with(it -> it.setSsoSessionIdleTimeout(24 * 60 * 60));
        secondFactors(Step.required("mfa-condition-remembered-browser"), Step.alternative("mfa-email-code"));
        alice().emailFactor(address());
        realm.create();
        signIn(browser).codePage().remember().enter(mailed(1));
        assertThat(mark(browser)).isNotNull();
    }

    @Test
    void givenRemembered_whenSignedInAgainAndAgain_thenOnlyThePasswordIsAskedAndTheTokenChanges() {
        List<String> tokens = Stream.generate(() -> {
                    assertLetIn(browser);
                    return mark(browser).getValue();
                })
                .limit(8)
                .toList();

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(remembered()).isEqualTo(1);
        assertThat(realm.mfaEvents("forget", ALICE)).isEmpty();
    }

    @RepeatedTest(3)
    void givenTabsWithTheSameToken_whenTheyEndAtBothNodesAtOnce_thenNobodyIsTakenForAThief() {
        List<Browser> tabs = Stream.generate(Browser::new).limit(TABS).toList();
        tabs.forEach(tab -> with(tab, mark(browser)).login(realm));

        CompletableFuture.allOf(tabs.stream()
                        .map(tab ->
                                CompletableFuture.runAsync(() -> tab.loginPage().signIn(ALICE, PASSWORD)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(tabs)
                .allSatisfy(
                        tab -> assertThat(tab.isAtApplication()).as(tab.html()).isTrue());
        assertThat(tabs.stream().map(tab -> mark(tab).getValue()).distinct()).hasSize(1);
        realm.server().clock().advance(AFTER_THE_GRACE);
        assertLetIn(tabs.get(TABS - 1));
        assertThat(remembered()).isEqualTo(1);
        assertThat(realm.mfaEvents("forget", ALICE)).isEmpty();
        tabs.forEach(Browser::close);
    }

    @Test
    void givenCopyOfAUsedToken_whenReplayedAtTheOtherNode_thenTheBrowserIsForgottenAtBoth() {
        Cookie copy = mark(browser);
        assertLetIn(browser);
        realm.server().clock().advance(AFTER_THE_GRACE);

        try (Browser thief = new Browser()) {
            signIn(with(thief, copy)).codePage();
            mailed(2);
        }

        assertThat(remembered()).isZero();
        assertThat(realm.mfaEvents("forget", ALICE)).singleElement().satisfies(event -> assertThat(event.getDetails())
                .containsEntry("mfa_reason", "replayed_cookie"));
        signIn(reopened(browser)).codePage().enter(mailed(3));
        assertLoggedIn(browser);
    }

    private void assertLetIn(Browser visitor) {
        signIn(reopened(visitor));
        assertThat(visitor.isAtApplication()).as(visitor.html()).isTrue();
    }

    /** The session ends, as when the browser was closed; what it is remembered by stays. */
    private static Browser reopened(Browser visitor) {
        visitor.cookies().keySet().stream()
                .filter(name -> !name.startsWith(MARK))
                .forEach(visitor::removeCookie);
        return visitor;
    }

    private static Cookie mark(Browser visitor) {
        return visitor.client().getCookieManager().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith(MARK))
                .findFirst()
                .orElse(null);
    }

    private static Browser with(Browser visitor, Cookie copy) {
        visitor.client().getCookieManager().addCookie(copy);
        return visitor;
    }

    private long remembered() {
        return StreamSupport.stream(realm.credentials(ALICE).spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("mfa-browser"))
                .count();
    }
}
