package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.realm.Step;

@DisplayName("B1 A browser is remembered after a real second factor, if the user wants it")
class RememberingIT extends AliceIsRemembered {

    private static final String BOX = "input[name='remember']";

    private void byEmail() {
        unlessRemembered("mfa-email-code");
        alice();
        realm.create();
    }

    private void byTotp() {
        unlessRemembered("auth-otp-form");
        person("alice").totp(TOTP);
        realm.create();
    }

    private Browser enterTotp() {
        signIn(reopened(browser), "alice");
        return browser.totpPage().enter(appCode());
    }

    @Nested
    @DisplayName("B1 B3 O1 With a code of the pack")
    class OnTheCodePage {

        @Test
        void givenTick_whenLoginEnds_thenOneCredentialOneCookieAndOneEvent() throws Exception {
            byEmail();

            rememberedLogin();

            assertThat(remembered()).hasSize(1);
            JsonNode data = new ObjectMapper()
                    .readTree(remembered().get(0).path("credentialData").asText());
            assertThat(data.path("factors").fieldNames()).toIterable().containsExactly("mfa-email");
            Cookie cookie = browser.cookie(mark(browser).getName()).orElseThrow();
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.isSecure()).isTrue();
            assertThat(cookie.getSameSite()).isEqualToIgnoringCase("lax");
            assertThat(cookie.getPath()).isEqualTo("/realms/" + realm.name() + "/");
            assertThat(cookie.getName())
                    .doesNotContain("alice", realm.find("alice").getId());
            assertThat(cookie.getExpires().toInstant())
                    .isBetween(
                            realm.server().clock().now().plus(Duration.ofDays(29)),
                            realm.server().clock().now().plus(Duration.ofDays(30)));
            assertThat(realm.mfaEvents("remember", "alice"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getDetails()).containsEntry("mfa_factor", "mfa-email"));
            assertLetIn();
        }

        @Test
        void givenNoTick_whenLoginEnds_thenNothingIsKept() {
            byEmail();

            signIn().codePage().enter(code("alice"));

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(remembered()).isEmpty();
            assertThat(mark(browser)).isNull();
        }

        @Test
        void givenTickAndWrongCode_whenShownAgain_thenTheTickIsKeptAndNothingElse() {
            byEmail();
            CodePage page = signIn().codePage();
            assertThat(page.has(BOX + ":not([checked])")).isTrue();
            String right = code("alice");
            String wrong = right.startsWith("0") ? "1" + right.substring(1) : "0" + right.substring(1);

            page.remember().enter(wrong);

            assertThat(browser.codePage().has(BOX + "[checked]")).isTrue();
            assertThat(remembered()).isEmpty();
        }

        @Test
        void givenFlowWithoutUseForIt_whenForged_thenNoBoxAndNothingIsKept() {
            realm.flow("mfa").cookie().password().form(Step.required("mfa-email-code"));
            alice();
            realm.create();

            CodePage page = signIn().codePage();
            assertThat(page.has(BOX)).isFalse();
            browser.post(page.action(), Map.of("code", code("alice"), "remember", "true"));

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(remembered()).isEmpty();
        }

        @Test
        @DisplayName("B1 the code as the only factor is no second one")
        void givenCodeWithoutFirstFactor_whenForged_thenNothingIsKept() {
            realm.flow("mfa")
                    .cookie()
                    .form(Step.required("auth-username-form"))
                    .form(Step.conditional(
                            "code",
                            Step.required("mfa-condition-remembered-browser"),
                            Step.required("mfa-email-code")));
            alice();
            realm.create();
            browser.authorize(realm, Map.of());
            browser.post(browser.page().getForms().get(0).getActionAttribute(), Map.of("username", "alice"));

            CodePage page = browser.codePage();
            assertThat(page.has(BOX)).isFalse();
            browser.post(page.action(), Map.of("code", code("alice"), "remember", "true"));

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(remembered()).isEmpty();
        }
    }

    @Nested
    @DisplayName("B1 With a factor of Keycloak's, whose page has no box")
    class AfterKeycloaksPage {

        @Test
        void givenYes_whenNextLogin_thenOnlyThePassword() {
            byTotp();

            enterTotp().on(RememberQuestionPage::new).yes();

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(remembered()).hasSize(1);
            assertLetIn();
        }

        @Test
        void givenNo_whenNextLogin_thenAskedAgain() {
            byTotp();

            enterTotp().on(RememberQuestionPage::new).no();

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(remembered()).isEmpty();
            signIn(reopened(browser), "alice").totpPage();
        }

        @Test
        void givenForgedTickOnItsPage_whenCodeIsRight_thenTheQuestionIsStillOpen() {
            byTotp();
            signIn();
            Map<String, String> form = new HashMap<>(browser.totpPage().fields());
            form.put("otp", appCode());
            form.put("remember", "true");

            browser.post(browser.totpPage().action(), form)
                    .on(RememberQuestionPage::new)
                    .no();

            assertThat(remembered()).isEmpty();
        }
    }

    @Nested
    @DisplayName("B1 The realm's choice")
    class Options {

        @Test
        void givenAlways_whenCodeIsRight_thenRememberedWithoutAsking() {
            byEmail();
            options("mfa-remember-mode", "always");

            CodePage page = signIn().codePage();
            assertThat(page.has(BOX)).isFalse();
            page.enter(code("alice"));

            assertLetIn();
        }

        @Test
        void givenNever_whenForged_thenNothingIsKept() {
            byEmail();
            options("mfa-remember-mode", "never");

            CodePage page = signIn().codePage();
            assertThat(page.has(BOX)).isFalse();
            browser.post(page.action(), Map.of("code", code("alice"), "remember", "true"));

            assertThat(browser.isAtApplication()).isTrue();
            assertThat(remembered()).isEmpty();
        }

        @Test
        @DisplayName("B1 each factor has its own lifetime; a shorter one also means browsers of before")
        void givenLifetimesOfTwoFactors_whenTheyPass_thenEachEndsByItself() {
            unlessRemembered("mfa-email-code", "auth-otp-form");
            alice().totp(TOTP);
            realm.create();
            options("mfa-remember-days", "20", "mfa-remember-days-email", "3");
            signIn();
            if (browser.html().contains("name=\"otp\"")) {
                browser.totpPage().tryAnotherWay().choose("e-mail");
            }
            assertThat(browser.text()).contains("3 days");
            browser.codePage().remember().enter(code("alice"));
            assertLetIn();

            options("mfa-remember-days", "20", "mfa-remember-days-email", "1");
            advance(DAY.plusMinutes(1));

            assertThat(isLetIn(browser, "alice")).isFalse();
        }
    }

    @Test
    @DisplayName(
            "B1 B5 browsers of one name whose logins end at the same moment are all remembered, each under its own")
    void givenBrowsersOfOneName_whenTheirLoginsEndAtOnce_thenEachIsRemembered() {
        byEmail();
        List<Browser> browsers = List.of(new Browser(), new Browser(), new Browser(), new Browser());
        Map<Browser, String> codes = new HashMap<>();
        browsers.forEach(any -> {
            signIn(any, "alice").codePage();
            codes.put(any, code("alice"));
        });

        CompletableFuture.allOf(browsers.stream()
                        .map(any -> CompletableFuture.runAsync(
                                () -> any.codePage().remember().enter(codes.get(any))))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(remembered()).hasSize(4);
        assertThat(browsers).allMatch(any -> isLetIn(any, "alice"));
        browsers.forEach(Browser::close);
    }

    @Test
    @DisplayName("B5 at most ten of a user, the oldest goes; what is over is purged")
    void givenManyBrowsers_whenOneMore_thenTheOldestGoes() {
        byEmail();
        options("mfa-remember-max", "2", "mfa-remember-days", "3");
        rememberedLogin();
        String oldest = remembered().get(0).path("id").asText();
        for (int i = 0; i < 2; i++) {
            advance(Duration.ofMinutes(5));
            try (Browser another = new Browser()) {
                rememberedLogin(another, "alice");
            }
        }
        assertThat(remembered())
                .hasSize(2)
                .noneMatch(it -> it.path("id").asText().equals(oldest));
        assertThat(List.of(
                        remembered().get(0).path("userLabel").asText(),
                        remembered().get(1).path("userLabel").asText()))
                .doesNotHaveDuplicates();

        advance(DAY.multipliedBy(4));
        rememberedLogin(reopened(browser), "alice");

        assertThat(remembered()).hasSize(1);
    }
}
