package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;

@DisplayName("CU6 B2 The first factor lasts a day, the second thirty")
class DailyLoginIT extends AliceIsRemembered {

    private static final Duration MOMENT = Duration.ofSeconds(60);

    /** The second factor is weighed at each login, also when a session lets the user in. */
    @BeforeEach
    void drawFlow() {
        realm.flow("mfa")
                .step(Step.all(
                        "first factor",
                        Step.alternative("auth-cookie"),
                        Step.way("password", Step.required("auth-username-password-form"))))
                .step(Step.conditional(
                        "second factor",
                        Step.required("mfa-condition-factor-age"),
                        Step.required("mfa-condition-remembered-browser"),
                        Step.required("mfa-email-code")));
        alice();
        person("bob").emailFactor(address("bob"));
        realm.create();
    }

    private void assertOnlyPassword() {
        browser.login(realm).signIn("alice", "alice");
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
    }

    @Test
    @DisplayName("CU6 CU5 day 1, 15, 29.99: password; day 30: code")
    void givenRememberedOnDay0_whenAMonthPasses_thenPasswordEachDayAndCodeOnDay30() {
        rememberedLogin();

        advance(DAY.plus(MOMENT));
        assertOnlyPassword();
        assertThat(browser.authorize(realm, Map.of()).isAtApplication()).isTrue();

        advance(DAY.multipliedBy(14));
        assertOnlyPassword();

        advance(DAY.multipliedBy(15).minus(MOMENT.multipliedBy(3)));
        assertOnlyPassword();
        assertThat(codesTo("alice")).hasSize(1);

        // The session of the last login is alive: only the code is asked.
        advance(MOMENT.multipliedBy(3));
        browser.authorize(realm, Map.of()).codePage().remember().enter(code("alice"));
        assertThat(browser.isAtApplication()).isTrue();

        advance(DAY.plus(MOMENT));
        assertOnlyPassword();
        assertThat(codesTo("alice")).hasSize(2);
    }

    @Test
    @DisplayName("B1 the lifetime is fixed: using it does not extend it")
    void givenMemoryUsedOnItsLastDay_whenItsTimeIsOver_thenBothAreAsked() {
        rememberedLogin();
        advance(DAY.multipliedBy(29).plus(MOMENT));
        assertOnlyPassword();

        advance(DAY.plus(MOMENT));

        assertAsked();
    }

    @Test
    void givenRemembered_whenAnotherBrowser_thenBoth() {
        rememberedLogin();

        try (Browser another = new Browser()) {
            assertAsked(another, "alice");
        }
        assertLetIn();
    }

    @Test
    void givenRemembered_whenCookiesAreCleared_thenBoth() {
        rememberedLogin();

        browser.clearCookies();

        assertAsked();
    }

    @Test
    void givenAliceRemembered_whenBobSignsInThere_thenBothAndEachHasAMemoryOfTheirOwn() {
        rememberedLogin();

        asked(browser, "bob").remember().enter(code("bob"));

        assertThat(marks(browser)).hasSize(2);
        assertThat(isLetIn(browser, "alice")).isTrue();
        assertThat(isLetIn(browser, "bob")).isTrue();
        assertThat(remembered("alice")).hasSize(1);
        assertThat(remembered("bob")).hasSize(1);
    }

    @Test
    @DisplayName("B3 the cookie of one user is of no use to another")
    void givenAlicesCookie_whenShownAsBobs_thenBoth() {
        rememberedLogin();
        asked(browser, "bob").remember().enter(code("bob"));
        var marks = marks(browser);
        browser.clearCookies();

        with(browser, renamed(marks.get(0), marks.get(1).getName()));
        with(browser, renamed(marks.get(1), marks.get(0).getName()));

        assertAsked(browser, "alice");
        assertAsked(browser, "bob");
    }

    private static Cookie renamed(Cookie cookie, String name) {
        return new Cookie(cookie.getDomain(), name, cookie.getValue(), cookie.getPath(), cookie.getExpires(), false);
    }
}
