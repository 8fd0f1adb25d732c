package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;

@DisplayName("B4 What an application asks for is stronger than any memory")
class DemandIT extends AliceIsRemembered {

    @BeforeEach
    void rememberAlice() {
        unlessRemembered("mfa-email-code");
        alice();
        realm.create();
        rememberedLogin();
    }

    private Browser asks(String parameter, String value) {
        return browser.authorize(realm, Map.of(parameter, value));
    }

    private void assertBothAsked(String parameter, String value) {
        asks(parameter, value);
        if (browser.html().contains("name=\"password\"")) {
            String form = browser.page().getHtmlElementById("kc-form-login").getAttribute("action");
            browser.post(form, Map.of("username", "alice", "password", "alice"));
        }
        browser.codePage().enter(code("alice"));
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
    }

    @Test
    @DisplayName("B4 CU8 prompt=login asks both, with a live session and without")
    void givenRemembered_whenPromptLogin_thenBoth() {
        assertBothAsked("prompt", "login");
        reopened(browser);
        assertBothAsked("prompt", "login");

        assertLetIn();
    }

    @Test
    @DisplayName("B4 CU7 max_age: a memory that is older does not count, a younger one does")
    void givenMemoryOfAMinute_whenMaxAge_thenAskedByItsAge() {
        advance(Duration.ofSeconds(60));
        reopened(browser);
        assertBothAsked("max_age", "30");

        reopened(browser);
        asks("max_age", "3600").loginPage().signIn("alice", "alice");

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("B4 DM5 S1 acr_values: a level above the first factor is not remembered")
    void givenRemembered_whenHigherLevelRequested_thenTheCodeIsAsked() {
        reopened(browser);
        assertBothAsked("acr_values", "2");
        reopened(browser);
        assertBothAsked("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");
    }

    @Test
    @DisplayName("CU8 C13 prompt=none neither shows nor sends")
    void givenNotRememberedInThisBrowser_whenPromptNone_thenLoginRequired() {
        browser.clearCookies();

        asks("prompt", "none");

        assertThat(browser.returned("error")).contains("login_required");
        assertThat(codesTo("alice")).hasSize(1);
    }
}
