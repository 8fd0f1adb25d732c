package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.OidcProvider;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@DisplayName("E3 From a date, or some days after the first question, nobody gets in without a second factor")
class EnforcementIT extends NewcomerSignsIn {

    /** Has it be noon, so that no midnight comes between the days that are counted here and by the server. */
    private String inDays(int days) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        realm.server().clock().moveTo(today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        return today.plusDays(days).toString();
    }

    private void assertMandatory(Browser visitor) {
        assertThat(choice(visitor).offersSkip()).isFalse();
        visitor.post(choice(visitor).action(), Map.of("skip", "true"));
        choice(visitor);
        assertThat(visitor.isAtApplication()).isFalse();
    }

    @Nested
    class ByTime {

        @Test
        @DisplayName(
                "E3 before the date skippable any number of times, with the days left; from the date on not at all")
        void givenDate_whenItComes_thenNoSkip() {
            enforced("mfa-enforce-from", inDays(10), "mfa-snooze-days", "1");
            alice();
            realm.create();

            for (int day = 0; day < 4; day++) {
                int left = 10 - day;
                signInElsewhere(visitor -> {
                    assertThat(choice(visitor).text()).contains("You have " + left + " days left to do this.");
                    choice(visitor).skip();
                    assertLoggedIn(visitor);
                });
                advanceDays(1);
            }
            advanceDays(6);

            signIn();
            assertMandatory(browser);
            assertNotLoggedIn();
            assertThat(details("skip").get(0)).containsEntry("mfa_reason", "unlimited");
        }

        @Test
        @DisplayName("E3 so many days after the first question, and that the page was shown counts, not the answer")
        void givenDaysOfGrace_whenTheyAreOver_thenNoSkip() {
            enforced("mfa-grace-days", "3");
            alice();
            realm.create();

            signInElsewhere(visitor -> assertThat(choice(visitor).text()).contains("You have 3 days left"));
            advanceDays(2);
            signInElsewhere(visitor -> {
                assertThat(choice(visitor).text()).contains("You have one day left");
                choice(visitor).skip();
                assertLoggedIn(visitor);
            });
            advanceDays(1);

            signIn();
            assertMandatory(browser);
        }

        @Test
        @DisplayName("E3 the rest of a snooze does not count when enforcement comes")
        void givenSnoozed_whenTheDateComesMeanwhile_thenNoSkip() {
            enforced("mfa-enforce-from", inDays(5), "mfa-snooze-max", "3");
            alice();
            realm.create();
            signInElsewhere(visitor -> {
                choice(visitor).skip();
                assertLoggedIn(visitor);
            });
            advanceDays(4);
            signInElsewhere(EnforcementIT.this::assertLoggedIn);

            advanceDays(1);

            signIn();
            assertMandatory(browser);
        }

        @Test
        @DisplayName("E3 an older session, in which it was put off, is held up from the date on")
        void givenSessionFromBefore_whenTheDateComes_thenNoCodeByCookie() {
            realm.with(settings -> {
                settings.setSsoSessionIdleTimeout(10 * 24 * 3600);
                settings.setSsoSessionMaxLifespan(20 * 24 * 3600);
            });
            enforced("mfa-enforce-from", inDays(2));
            alice();
            realm.create();
            signIn();
            choice().skip();
            assertLoggedIn();
            browser.authorize(realm, Map.of());
            assertLoggedIn();

            advanceDays(2);
            browser.authorize(realm, Map.of("prompt", "none"));
            assertThat(browser.returned("error")).contains("interaction_required");
            browser.authorize(realm, Map.of());
            assertMandatory(browser);
            choice().choose(APP).on(SetUpTotpPage::new).confirm();

            assertLoggedIn();
        }

        @Test
        @DisplayName("E3 drawn after the whole sign-in it holds up sessions that never heard of it")
        void givenDemandDrawnAfterTheCookie_whenSessionIsOlder_thenNoCodeByCookie() {
            realm.flow("before").cookie().password();
            realm.flow("with demand")
                    .unbound()
                    .step(Step.all(
                            "sign-in",
                            Step.alternative("auth-cookie"),
                            Step.way("forms", Step.required("auth-username-password-form"))))
                    .step(enforce("mfa-snooze-max", "0"));
            alice();
            realm.create();
            signIn();
            assertLoggedIn();

            realm.server().admin().put("/" + realm.name(), Map.of("browserFlow", "with demand"));
            browser.authorize(realm, Map.of());

            assertMandatory(browser);
        }
    }

    @Nested
    @DisplayName("E5 Whom it is demanded of is said by Keycloak's own conditions")
    class Conditions {

        @Test
        @DisplayName("E5 by role")
        void givenRoleCondition_whenUsersSignIn_thenOnlyThoseWithTheRoleAreHeldUp() {
            realm.with(settings -> {
                RoleRepresentation staff = new RoleRepresentation();
                staff.setName("staff");
                RolesRepresentation roles = new RolesRepresentation();
                roles.setRealm(List.of(staff));
                settings.setRoles(roles);
            });
            realm.flow("mfa")
                    .password()
                    .form(Step.conditional(
                            "staff",
                            Step.required("conditional-user-role").with("condUserRole", "staff"),
                            enforce("mfa-snooze-max", "0")));
            alice().role("staff");
            realm.user("bob").password("builder");
            realm.create();

            signIn();
            assertMandatory(browser);
            try (Browser other = new Browser()) {
                assertThat(other.login(realm).signIn("bob", "builder").isAtApplication())
                        .isTrue();
            }
        }

        @Test
        @DisplayName("E5 by attribute, and of the others more mildly")
        void givenAttributeCondition_whenUsersSignIn_thenEachByItsOwnRule() {
            realm.flow("mfa")
                    .password()
                    .form(Step.conditional(
                            "finance",
                            Step.required("conditional-user-attribute")
                                    .with("attribute_name", "locale")
                                    .with("attribute_expected_value", "de"),
                            enforce("mfa-snooze-max", "0")))
                    .form(enforce());
            alice().attribute("locale", "de");
            realm.user("bob").password("builder");
            realm.create();

            browser.login(realm).signIn("alice", "wonderland");
            assertThat(choice().offersSkip()).isFalse();
            try (Browser other = new Browser()) {
                other.login(realm).signIn("bob", "builder");
                assertThat(choice(other).offersSkip()).isTrue();
            }
        }
    }

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

    @Nested
    @DisplayName("O4 Wrong or missing configuration never lets anybody pass")
    class Misconfigured {

        private List<JsonNode> findings() {
            return StreamSupport.stream(
                            realm.admin("/mfa/check").path("findings").spliterator(), false)
                    .toList();
        }

        private void disable(String... actions) {
            for (String action : actions) {
                realm.changeRequiredAction(action, model -> model.setEnabled(false));
            }
        }

        private void disableAllSetUps() {
            disable(
                    "CONFIGURE_TOTP",
                    "webauthn-register",
                    "webauthn-register-passwordless",
                    "mfa-set-up-sms",
                    "mfa-set-up-email");
        }

        @Test
        @DisplayName("E3 O4 nothing to set up: a plain page, no loop, no pass, and the operator is told")
        void givenNothingToSetUp_whenMandatory_thenClearPageAndFinding() {
            enforced("mfa-snooze-max", "0");
            alice();
            realm.create();
            disableAllSetUps();

            signIn();

            assertThat(browser.text()).contains("none can be set up at the moment");
            assertThat(choice().choices()).isEmpty();
            assertThat(choice().has("form[action*='login-actions/required-action']"))
                    .isFalse();
            browser.refresh();
            assertThat(browser.text()).contains("none can be set up at the moment");
            assertNotLoggedIn();
            assertThat(findings())
                    .anySatisfy(finding -> assertThat(finding.path("value").asText())
                            .contains("none that sets up a factor is enabled"));
            assertThat(realm.mfaEvents("enforce", "alice")).singleElement().satisfies(event -> assertThat(
                            event.getDetails())
                    .containsEntry("mfa_reason", "nothing_to_set_up"));
        }

        @Test
        @DisplayName("E2 O4 nothing to set up, but it may be put off: nobody is bothered")
        void givenNothingToSetUp_whenSkippable_thenNotAsked() {
            enforced();
            alice();
            realm.create();
            disableAllSetUps();

            signIn();

            assertLoggedIn();
        }

        @Test
        @DisplayName("E3 O4 the action itself is disabled: Keycloak would pass over it, the login does not")
        void givenActionDisabled_whenMandatory_thenClearPageAndFinding() {
            enforced("mfa-snooze-max", "0");
            alice();
            realm.create();
            disable(ACTION);

            signIn();

            assertThat(browser.text()).contains("none can be set up at the moment");
            assertNotLoggedIn();
            browser.refresh();
            assertNotLoggedIn();
            assertThat(findings())
                    .anySatisfy(
                            finding -> assertThat(finding.path("key").asText()).contains(ACTION));
            realm.changeRequiredAction(ACTION, model -> model.setEnabled(true));
            signInElsewhere(this::asked);
        }

        private void asked(Browser visitor) {
            choice(visitor);
        }

        @Test
        @DisplayName("E3 O4 a date that cannot be read is enforced now, and found")
        void givenUnreadableDate_whenSigningIn_thenMandatoryAndFinding() {
            enforced("mfa-enforce-from", "31.01.2199");
            alice();
            realm.create();

            signIn();

            assertMandatory(browser);
            assertThat(findings()).singleElement().satisfies(finding -> {
                assertThat(finding.path("key").asText()).isEqualTo("mfa-enforce-from");
                assertThat(finding.path("provider").asText()).isEqualTo("mfa-enforce");
                assertThat(finding.path("remedy").asText()).contains("2027-01-31");
            });
        }

        @Test
        @DisplayName("O4 the settings of the required action are refused when they are saved")
        void givenValueOutOfLimits_whenSavedInRequiredAction_thenRefused() {
            realm.create();

            for (Map<String, String> wrong : List.of(
                    Map.of("mfa-snooze-days", "0"),
                    Map.of("mfa-snooze-max", "-1"),
                    Map.of("mfa-snooze-max", "often"))) {
                assertThatThrownBy(() -> realm.configureRequiredAction(ACTION, wrong))
                        .hasMessageContaining("400");
            }
            realm.configureRequiredAction(ACTION, Map.of("mfa-snooze-days", "7", "mfa-snooze-max", "0"));
        }
    }

    @Nested
    class OtherFlows {

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

            browser.authorize(realm, Map.of("kc_idp_hint", "upstream"))
                    .loginPage()
                    .signIn("alice", "wonderland");
            assertMandatory(browser);
            choice().choose(APP).on(SetUpTotpPage::new).confirm();

            assertLoggedIn();
        }
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
