package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.conditions.ConditionTable.condition;
import static org.mfapack.it.conditions.ConditionTable.user;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

@KeycloakTest
@DisplayName("K2 K4 CU10 Conditions - has second factor, user's own choice")
class UserChoiceIT {

    private static final String FACTORS = "mfa-factor-types";
    private static final String PREFERRED = "mfa-preference-factors";
    private static final Totp APP = new Totp("a-secret-of-twenty-b");
    private static final String PHONE = "+4915112345678";

    private TestRealm realm;
    private Browser browser;

    @BeforeEach
    void drawUsers(TestRealm draft, Browser visitor) {
        realm = draft;
        browser = visitor;
        user(realm, "bob").totp(APP);
        user(realm, "carol").phone(PHONE).totp(APP);
        user(realm, "dave").verifiedEmail("dave@example.org");
        user(realm, "erin").stored("mfa-recovery-codes", "{}", "{}");
        user(realm, "frank").stored("mfa-sms", "{\"address\":\"" + PHONE + "\",\"disabledAt\":1700000000000}", "{}");
    }

    private Map<String, String> of(ConditionTable table, String user) {
        return table.login(browser, user, Map.of());
    }

    @Test
    void givenUsers_whenSigningIn_thenTheirFactorsDecide() {
        ConditionTable table = new ConditionTable(realm)
                .row("any", "factor")
                .negated("none", "factor")
                .row("app", "factor", FACTORS, "otp##webauthn")
                .row("message", "factor", FACTORS, "mfa-sms##mfa-email")
                .row("wrong", "factor", FACTORS, "carrier-pigeon")
                .row("wrong and right", "factor", FACTORS, "carrier-pigeon##otp")
                .create();

        assertThat(of(table, "alice"))
                .containsEntry("any", "unmet(none)")
                .containsEntry("none", "met(none)")
                .containsEntry("app", "unmet(none)")
                .containsEntry("wrong", "met(unknown:none)");
        assertThat(of(table, "bob"))
                .containsEntry("any", "met(otp)")
                .containsEntry("none", "unmet(otp)")
                .containsEntry("app", "met(otp)")
                .containsEntry("message", "unmet(otp)")
                .containsEntry("wrong and right", "met(otp)");
        assertThat(of(table, "carol"))
                .containsEntry("app", "met(otp,mfa-sms)")
                .containsEntry("message", "met(otp,mfa-sms)");
        assertThat(of(table, "dave")).containsEntry("any", "met(mfa-email)").containsEntry("message", "met(mfa-email)");
        assertThat(of(table, "erin")).containsEntry("any", "unmet(mfa-recovery-codes)");
        assertThat(of(table, "frank"))
                .as("a factor that is blocked must not open the flow")
                .containsEntry("any", "met(mfa-sms)")
                .containsEntry("none", "unmet(mfa-sms)");
        assertThat(realm.admin("/mfa/check").path("findings").findValuesAsText("value"))
                .containsExactly("carrier-pigeon", "carrier-pigeon");
    }

    @Test
    void givenUsers_whenSigningIn_thenTheirChoiceDecides() {
        ConditionTable table = new ConditionTable(realm)
                .row("opted in", "preference")
                .negated("not opted in", "preference")
                .row("prefers app", "preference", PREFERRED, "otp")
                .row("prefers message", "preference", PREFERRED, "mfa-sms##mfa-email")
                .row("wrong", "preference", PREFERRED, "carrier-pigeon")
                .create();

        assertThat(of(table, "alice"))
                .containsEntry("opted in", "unmet(none)")
                .containsEntry("not opted in", "met(none)")
                .containsEntry("prefers app", "unmet(none)");
        assertThat(of(table, "bob"))
                .containsEntry("opted in", "met(otp)")
                .containsEntry("not opted in", "unmet(otp)")
                .containsEntry("prefers app", "met(otp)")
                .containsEntry("prefers message", "unmet(otp)")
                .containsEntry("wrong", "met(unknown:otp)");
        assertThat(of(table, "carol"))
                .containsEntry("opted in", "met(otp,mfa-sms)")
                .containsEntry("prefers app", "unmet(mfa-sms)")
                .containsEntry("prefers message", "met(mfa-sms)");
        assertThat(of(table, "dave"))
                .as("a verified address that counts is not the user's choice")
                .containsEntry("opted in", "unmet(none)")
                .containsEntry("prefers message", "unmet(none)");
        assertThat(of(table, "erin")).containsEntry("opted in", "unmet(none)");
        assertThat(of(table, "frank"))
                .containsEntry("opted in", "met(mfa-sms)")
                .containsEntry("prefers app", "met(unknown:unusable)");
    }

    @Test
    @DisplayName("K4 asked before it is known who logs in, the answer is the safe one")
    void givenNoUserYet_whenAsked_thenUnknown() {
        realm.flow("mfa")
                .form(Step.conditional("too early", condition("factor", "mfa-condition-unknown", "no-match"), deny()))
                .form(Step.conditional("also too early", condition("preference"), deny()))
                .password();
        user(realm, "alice");
        realm.create();

        browser.authorize(realm, Map.of());

        assertThat(browser.html()).doesNotContain("kc-form-login");
        assertThat(realm.events("LOGIN_ERROR").get(0).getDetails().get("mfa_conditions"))
                .isEqualTo("factor=unmet(unknown:no_user) preference=met(unknown:no_user)");
    }

    private static Step deny() {
        return Step.required("deny-access-authenticator");
    }
}
