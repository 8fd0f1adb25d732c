package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.conditions.ConditionTable.condition;
import static org.mfapack.it.conditions.ConditionTable.decisions;
import static org.mfapack.it.conditions.ConditionTable.user;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

@KeycloakTest
@DisplayName("K5 K6 CU10 What a condition does to a login, and what its event tells")
class EffectIT {

    private static final Totp APP = new Totp("a-secret-of-twenty-b");
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
    private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Safari/537.36";

    private TestRealm realm;
    private Browser browser;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser visitor) {
        realm = emptyRealm;
        browser = visitor;
        user(realm, "alice").totp(APP);
    }

    private static Step onFirefox(Step then) {
        return Step.conditional("on firefox", condition("browser", "mfa-browser-names", "Firefox"), then);
    }

    private Browser signIn(String userAgent) {
        browser.clearCookies();
        browser.header("User-Agent", userAgent);
        return browser.login(realm).signIn("alice", "wonderland");
    }

    /** Keycloak's own codes go by the clock of the machine, wherever the server's was moved to. */
    private void enterCode() {
        browser.totpPage().enter(APP.codeAt(Instant.now()));
    }

    @Test
    void givenChallenge_whenMetOrNot_thenAskedOrSkipped() {
        realm.flow("mfa").cookie().password().form(onFirefox(Step.required("auth-otp-form")));
        realm.create();

        signIn(CHROME).tokens();
        assertThat(decisions(realm)).containsExactly("browser=unmet(Chrome/120.0.0,Linux,desktop)");

        signIn(FIREFOX);
        enterCode();
        browser.tokens();
        assertThat(decisions(realm)).containsExactly("browser=met(Firefox/130.0,Linux,desktop)");
    }

    @Test
    void givenRefusal_whenMetOrNot_thenRefusedOrNot() {
        realm.flow("mfa").cookie().password().form(onFirefox(Step.required("deny-access-authenticator")));
        realm.create();

        signIn(CHROME).tokens();
        signIn(FIREFOX);

        assertThat(browser.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).hasSize(1);
        assertThat(realm.events("LOGIN_ERROR").get(0).getDetails().get("mfa_conditions"))
                .isEqualTo("browser=met(Firefox/130.0,Linux,desktop)");
    }

    @Test
    @DisplayName("K5 the event of a login that ends after a required action tells, too")
    void givenRequiredActionAfterTheFlow_whenDone_thenTheLoginsEventTells() {
        realm.flow("mfa").cookie().password().form(onFirefox(Step.required("auth-otp-form")));
        user(realm, "newcomer").requiredAction("CONFIGURE_TOTP");
        realm.create();

        browser.header("User-Agent", CHROME);
        browser.login(realm)
                .signIn("newcomer", "wonderland")
                .on(SetUpTotpPage::new)
                .confirm();

        browser.tokens();
        assertThat(realm.events("LOGIN")).hasSize(1);
        assertThat(decisions(realm)).containsExactly("browser=unmet(Chrome/120.0.0,Linux,desktop)");
    }

    @Test
    @DisplayName("K5 conditions behind the whole sign-in are asked in each login by a live session")
    void givenLiveSession_whenConditionsStandBehindIt_thenAskedAndTold() {
        realm.flow("mfa")
                .step(Step.all(
                        "sign-in",
                        Step.alternative("auth-cookie"),
                        Step.way("password", Step.required("auth-username-password-form"))))
                .step(onFirefox(Step.required("auth-otp-form")));
        realm.create();
        signIn(CHROME).tokens();

        browser.header("User-Agent", FIREFOX);
        browser.authorize(realm, Map.of());
        enterCode();
        browser.tokens();

        assertThat(realm.events("LOGIN")).hasSize(2);
        assertThat(decisions(realm)).containsExactly("browser=met(Firefox/130.0,Linux,desktop)");
    }

    @Test
    @DisplayName("K5 several decisions in the order of the flow; the same condition twice is told apart")
    void givenSeveralConditions_whenSigningIn_thenAllAreToldInOrder() {
        realm.flow("mfa")
                .password()
                .form(Step.conditional(
                        "both",
                        condition("client", "mfa-client-list", "app"),
                        condition("browser", "mfa-browser-names", "Firefox"),
                        Step.required("auth-otp-form")))
                .form(Step.conditional(
                        "another",
                        condition("client", "mfa-client-list", "another"),
                        Step.required("deny-access-authenticator")))
                .form(Step.conditional(
                        "shadow",
                        condition("factor", "mfa-condition-shadow", "true"),
                        Step.required("deny-access-authenticator")));
        realm.create();

        signIn(FIREFOX);
        enterCode();
        browser.tokens();

        assertThat(decisions(realm))
                .containsExactly(
                        "client=met(app)@mfa_mfa-condition-client",
                        "browser=met(Firefox/130.0,Linux,desktop)",
                        "client=unmet(app)@mfa_mfa-condition-client_2",
                        "factor=shadow-met(otp)");
    }

    @Test
    @DisplayName("K6 who was once asked is not let off because time passed while the page was open")
    void givenAsked_whenConditionWouldNoLongerBeMet_thenStillAsked() {
        realm.flow("mfa")
                .password()
                .form(Step.conditional(
                        "until six",
                        condition("time", "mfa-time-from", "8:00", "mfa-time-to", "18:00"),
                        Step.required("auth-otp-form")));
        realm.create();
        realm.server().clock().moveTo(NextYear.at(NextYear.friday(), "17:59"));
        signIn(CHROME).totpPage();

        realm.server().clock().moveTo(NextYear.at(NextYear.friday(), "18:01"));
        browser.refresh().on(ExpiredPage::new).goOn().totpPage();
        browser.totpPage().enter("000000").totpPage();
        enterCode();

        browser.tokens();
        assertThat(decisions(realm)).containsExactly("time=met(Fri,17:59)");
    }
}
