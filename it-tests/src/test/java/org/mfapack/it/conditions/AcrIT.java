package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.conditions.ConditionTable.condition;
import static org.mfapack.it.conditions.ConditionTable.user;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

@KeycloakTest
@DisplayName("K7 CU11 The acr of a login in which a conditional second factor ran")
class AcrIT {

    private static final Duration LONG = Duration.ofHours(10);
    private static final Totp APP = new Totp("a-secret-of-twenty-b");
    private static final Step PASSWORD = Step.required("auth-username-password-form");
    private static final Step CODE = Step.required("auth-otp-form");
    private static final Step FOR_APP = condition("client", "mfa-client-list", "app");

    private TestRealm realm;
    private Browser browser;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser visitor) {
        realm = emptyRealm;
        browser = visitor;
        user(realm, "alice").totp(APP);
        realm.attribute("acr.loa.map", "{\"password\":1,\"two-factors\":2}");
    }

    private void signIn(Map<String, String> request) {
        browser.authorize(realm, request).loginPage().signIn("alice", "wonderland");
        browser.totpPage().enter(realm.code(APP));
    }

    private void assertAcr(String acr) {
        Tokens tokens = browser.tokens();
        assertThat(tokens.acr()).isEqualTo(acr);
        assertThat(tokens.accessToken().path("acr").asText()).isEqualTo(acr);
    }

    @Test
    void givenNoLevels_whenSecondFactorRan_thenAcrIsThatOfAnyLogin() {
        realm.flow("mfa").cookie().password().form(Step.conditional("for app", FOR_APP, CODE));
        realm.create();

        signIn(Map.of());

        assertAcr("password");
    }

    @Test
    void givenLevelOfPassword_whenSecondFactorRanWithinIt_thenAcrIsThatOfPassword() {
        realm.flow("mfa")
                .cookie()
                .form(Step.level(1, LONG, PASSWORD, Step.conditional("for app", FOR_APP, CODE)))
                .form(Step.level(2, LONG, CODE));
        realm.create();

        signIn(Map.of());

        assertAcr("password");
    }

    @Test
    void givenSecondFactorBehindTheLevel_whenItRan_thenAcrIsThatOfPassword() {
        realm.flow("mfa").cookie().form(Step.level(1, LONG, PASSWORD)).form(Step.conditional("for app", FOR_APP, CODE));
        realm.create();

        signIn(Map.of());

        assertAcr("password");
    }

    @Test
    @DisplayName("K7 CU11 raised where the administrator says so: condition and level in one sub-flow")
    void givenConditionUnderALevel_whenMet_thenAcrIsThatOfTheLevel() {
        realm.flow("mfa")
                .cookie()
                .form(Step.conditional(
                        "two factors for app",
                        FOR_APP,
                        Step.required("conditional-level-of-authentication")
                                .with("loa-condition-level", "2")
                                .with("loa-max-age", "36000"),
                        PASSWORD,
                        CODE))
                .form(Step.conditional(
                        "password for others",
                        FOR_APP.with("mfa-condition-negate", "true"),
                        Step.required("conditional-level-of-authentication")
                                .with("loa-condition-level", "1")
                                .with("loa-max-age", "36000"),
                        PASSWORD));
        realm.create();

        signIn(Map.of());

        assertAcr("two-factors");
    }

    @Test
    @DisplayName("K7 S1 asked for, the level is reached as ever")
    void givenLevels_whenRequested_thenAcrIsTheRequestedOne() {
        realm.flow("mfa")
                .cookie()
                .form(Step.level(1, LONG, PASSWORD))
                .form(Step.level(2, LONG, CODE))
                .form(Step.conditional("for another", condition("client", "mfa-client-list", "another"), CODE));
        realm.create();

        signIn(Map.of("acr_values", "two-factors"));

        assertAcr("two-factors");
    }
}
