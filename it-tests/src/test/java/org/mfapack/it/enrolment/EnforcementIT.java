package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Step;

@DisplayName("E3 From a date, or some days after the first question, nobody gets in without a second factor")
class EnforcementIT extends NewcomerSignsIn {

    /** Has it be noon, so that no midnight comes between the days that are counted here and by the server. */
    private String inDays(int days) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        realm.server().clock().moveTo(today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        return today.plusDays(days).toString();
    }

    @Test
    @DisplayName("E3 before the date skippable any number of times, with the days left; from the date on not at all")
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
        signInElsewhere(this::assertLoggedIn);

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
}
