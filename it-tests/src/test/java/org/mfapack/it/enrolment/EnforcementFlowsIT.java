package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.OidcProvider;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@DisplayName("E3 In each flow nobody gets in without a second factor, also where no page can be shown")
class EnforcementFlowsIT extends NewcomerSignsIn {

    @Nested
    @DisplayName("E3 Where no page can be shown")
    class DirectGrant {

        private JsonNode grant() throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=password&client_id=" + TestRealm.CLIENT
                            + "&username=alice&password=wonderland&scope=openid"))
                    .build();
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new ObjectMapper().readTree(response.body());
        }

        private void directGrant(String... config) {
            realm.flow("direct")
                    .forDirectGrant()
                    .form(Step.required("direct-grant-validate-username"))
                    .form(Step.required("direct-grant-validate-password"))
                    .form(enforce(config));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "3"})
        void givenNoFactor_whenPasswordGranted_thenNoToken(String snoozes) throws Exception {
            directGrant("mfa-snooze-max", snoozes);
            alice();
            realm.create();

            JsonNode answer = grant();

            assertThat(answer.path("error_description").asText()).isEqualTo("Account is not fully set up");
            assertThat(answer.has("access_token")).isFalse();
        }

        @Test
        void givenFactor_whenPasswordGranted_thenToken() throws Exception {
            directGrant("mfa-snooze-max", "0");
            alice().phone(phone());
            realm.create();

            assertThat(grant().has("access_token")).isTrue();
        }

        @Test
        void givenPutOffInTheBrowser_whenPasswordGranted_thenTokenUntilAskedAgain() throws Exception {
            directGrant();
            enforced();
            alice();
            realm.create();
            signIn();
            choice().skip();
            assertLoggedIn();

            assertThat(grant().has("access_token")).isTrue();
            advanceDays(14);
            assertThat(grant().has("access_token")).isFalse();
        }
    }

    @Test
    @DisplayName("E3 after a forgotten password was reset")
    void givenPasswordReset_whenNoFactor_thenMandatory() {
        realm.with(settings -> settings.setResetPasswordAllowed(true));
        realm.flow("reset")
                .forResetCredentials()
                .form(Step.required("reset-credentials-choose-user"))
                .form(Step.required("reset-password"))
                .form(enforce("mfa-snooze-max", "0"));
        alice();
        realm.create();
        realm.changeRequiredAction(ACTION, action -> action.setPriority(1));

        browser.login(realm).forgotPassword().on(ChooseUser::new).submit("alice");

        assertMandatory(browser);
    }

    @Test
    @DisplayName("E3 after another identity provider")
    void givenBrokeredLogin_whenNoFactor_thenMandatoryAndSetUpThere() {
        TestRealm upstream = realm.neighbour();
        upstream.user("alice").password("wonderland");
        IdentityProviderRepresentation provider = OidcProvider.of(upstream, "after broker");
        upstream.create();
        realm.flow("after broker").unbound().form(enforce("mfa-snooze-max", "0"));
        realm.with(settings -> settings.setIdentityProviders(List.of(provider)));
        realm.create();

        browser.authorize(realm, Map.of("kc_idp_hint", "upstream")).loginPage().signIn("alice", "wonderland");
        assertMandatory(browser);
        choice().choose(APP).on(SetUpTotpPage::new).confirm();

        assertLoggedIn();
    }

    private static final class ChooseUser extends Screen {

        private final Browser visitor;

        ChooseUser(Browser visitor) {
            super(visitor, "#kc-reset-password-form");
            this.visitor = visitor;
        }

        Browser submit(String username) {
            return visitor.post(action(), Map.of("username", username));
        }
    }
}
