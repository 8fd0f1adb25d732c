package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.DeleteCredentialPage;

@DisplayName("B5 CU6 What ends the memory of a browser")
class ForgettingIT extends AliceIsRemembered {

    private Cookie copy;

    @BeforeEach
    void rememberAlice() {
        unlessRemembered("mfa-email-code", "auth-otp-form", "mfa-recovery-code");
        alice().totp(TOTP);
        realm.create();
        signIn();
        if (browser.html().contains("name=\"otp\"")) {
            browser.totpPage().tryAnotherWay().choose("e-mail");
        }
        browser.codePage().remember().enter(code("alice"));
        assertThat(browser.isAtApplication()).isTrue();
        copy = mark(browser);
    }

    private String path(String rest) {
        return userPath() + rest;
    }

    private void assertForgotten() {
        assertThat(isLetIn(browser, "alice")).isFalse();
        try (Browser other = new Browser()) {
            assertThat(isLetIn(with(other, copy), "alice")).isFalse();
        }
    }

    private void assertForgotten(String reason) {
        assertThat(remembered()).isEmpty();
        assertThat(reasons()).containsExactly(reason);
        assertForgotten();
    }

    @Nested
    @DisplayName("B5 by the user")
    class ByTheUser {

        @Test
        void givenPasswordChanged_whenNextLogin_thenBoth() {
            browser.authorize(realm, Map.of("kc_action", "UPDATE_PASSWORD"));
            browser.post(
                    browser.page().getForms().get(0).getActionAttribute(),
                    Map.of("password-new", "alice", "password-confirm", "alice"));

            assertForgotten("password_changed");
        }

        @Test
        void givenFactorRemoved_whenNextLogin_thenBoth() {
            browser.authorize(realm, Map.of("kc_action", "delete_credential:" + credential("otp")));
            browser.on(DeleteCredentialPage::new).accept();

            assertForgotten("factor_removed");
        }

        @Test
        @DisplayName("B5 one by one in the account console")
        void givenBrowserRemovedInTheConsole_whenNextLogin_thenBothThereAndNotInAnother() {
            try (Browser another = new Browser()) {
                signIn(another, "alice");
                if (another.html().contains("name=\"otp\"")) {
                    another.totpPage().tryAnotherWay().choose("e-mail");
                }
                another.codePage().remember().enter(code("alice"));
                assertThat(remembered()).hasSize(2);
                String here = remembered().stream()
                        .filter(it -> !it.path("userLabel").asText().contains("(2)"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();

                browser.authorize(realm, Map.of("kc_action", "delete_credential:" + here));
                browser.on(DeleteCredentialPage::new).accept();

                assertThat(browser.returned("kc_action_status")).contains("success");
                assertThat(remembered()).hasSize(1);
                assertThat(isLetIn(another, "alice")).isTrue();
                assertForgotten();
            }
        }

        @Test
        void givenAllDevicesSignedOutInTheConsole_whenNextLogin_thenBoth() throws Exception {
            String token = browser.tokens().response().path("access_token").asText();
            try (Browser another = new Browser()) {
                signIn(another, "alice");
                if (another.html().contains("name=\"otp\"")) {
                    another.totpPage()
                            .enter(appCode())
                            .on(RememberQuestionPage::new)
                            .no();
                } else {
                    another.codePage().enter(code("alice"));
                }
                assertThat(another.isAtApplication()).as(another.html()).isTrue();
            }

            HttpRequest signOut = HttpRequest.newBuilder(URI.create(realm.url() + "/account/sessions"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json")
                    .DELETE()
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(signOut, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);

            assertForgotten("all_sessions_ended");
        }

        @Test
        void givenSignedOutHereOnly_whenNextLogin_thenStillRemembered() {
            String idToken = browser.tokens().response().path("id_token").asText();
            browser.open(realm.url() + "/protocol/openid-connect/logout?id_token_hint=" + idToken);

            assertLetIn();
        }
    }

    @Nested
    @DisplayName("B5 by an administrator")
    class ByAnAdministrator {

        @Test
        void givenPasswordReset_whenNextLogin_thenBoth() {
            CredentialRepresentation password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue("alice");
            realm.server().admin().put(path("/reset-password"), password);

            assertForgotten("password_changed");
        }

        @Test
        void givenFactorRemoved_whenNextLogin_thenBoth() {
            realm.server().admin().delete(path("/credentials/" + credential("otp")));

            assertForgotten("factor_removed");
        }

        @Test
        void givenBrowserRemoved_whenNextLogin_thenBoth() {
            realm.server().admin().delete(path("/credentials/" + credential("mfa-browser")));

            assertThat(reasons()).isEmpty();
            assertForgotten();
        }

        @Test
        void givenAllSessionsOfTheUserEnded_whenNextLogin_thenBoth() {
            realm.server().admin().post(path("/logout"), Map.of());

            assertForgotten("all_sessions_ended");
        }

        @Test
        void givenAllSessionsOfTheRealmEnded_whenNextLogin_thenBoth() {
            realm.server().admin().post("/" + realm.name() + "/logout-all", Map.of());

            assertForgotten();
        }

        @Test
        @DisplayName("B5 who saves the realm as it was read before brings no browser back")
        void givenAllSessionsOfTheRealmEnded_whenTheRealmIsSavedAsItWas_thenBoth() {
            RealmRepresentation before = realm.server().admin().get("/" + realm.name(), new TypeReference<>() {});
            realm.server().admin().post("/" + realm.name() + "/logout-all", Map.of());

            realm.server().admin().put("/" + realm.name(), before);

            assertForgotten();
        }

        @Test
        void givenUserDisabledForAWhile_whenNextLogin_thenBoth() {
            realm.change("alice", user -> user.setEnabled(false));
            realm.change("alice", user -> user.setEnabled(true));

            assertForgotten("user_disabled");
        }

        @Test
        @DisplayName("B5 also what Keycloak tells nobody of")
        void givenFactorDisabledByType_whenNextLogin_thenBoth() {
            realm.server().admin().delete(path("/credentials/" + credential("mfa-browser")));
            realm.change("alice", user -> {
                user.setEmail(address("verified"));
                user.setEmailVerified(true);
            });
            signIn(reopened(browser), "alice");
            if (browser.html().contains("name=\"otp\"")) {
                browser.totpPage().tryAnotherWay().choose("e-mail");
            }
            browser.codePage().remember().enter(code("alice"));
            assertLetIn();

            realm.change("alice", user -> user.setEmail(address("another")));

            assertForgotten();
            assertThat(remembered()).hasSize(1);
        }
    }

    @Test
    @DisplayName("B5 B1 R4 a recovery code: nothing stays remembered, and nothing is by it")
    void givenRecoveryCode_whenUsedInAnotherBrowser_thenAllAreForgotten() {
        options("mfa-remember-mode", "always");
        browser.authorize(realm, Map.of("kc_action", "mfa-set-up-recovery-codes"));
        String recoveryCode = browser.on(NewRecoveryCodesPage::new).keepAndTakeOne();
        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(remembered()).hasSize(1);

        try (Browser other = new Browser()) {
            signIn(other, "alice");
            if (other.html().contains("name=\"otp\"")) {
                other.totpPage().tryAnotherWay().choose("ecovery");
            } else {
                other.codePage().otherWay("ecovery");
            }
            other.codePage().enter(recoveryCode);

            assertThat(mark(other)).isNull();
        }
        assertForgotten("recovery_code");
    }
}
