package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("B6 A remembered browser as an alternative beside the factors")
class StandInIT extends AliceIsRemembered {

    private static final Duration SESSION = Duration.ofHours(10);
    private static final Step REMEMBERED = Step.alternative("mfa-remembered-browser");

    private void levels(Step... second) {
        realm.flow("mfa")
                .cookie()
                .form(Step.level(1, SESSION, Step.required("auth-username-password-form")))
                .form(Step.level(2, SESSION, Step.all("second factor", second)));
    }

    private Browser stepUp() {
        return browser.authorize(realm, Map.of("acr_values", "2"));
    }

    private Browser signInForLevel2() {
        reopened(browser);
        return stepUp().loginPage().signIn("alice", "alice");
    }

    private void rememberAtLevel2() {
        signInForLevel2().codePage().remember().enter(code("alice"));
        assertThat(browser.tokens().acr()).isEqualTo("2");
    }

    @Test
    @DisplayName("B6 O1 it satisfies the level, and the event of the login tells")
    void givenRemembered_whenLevelRequested_thenReachedWithoutACode() {
        levels(REMEMBERED, Step.alternative("mfa-email-code"), Step.alternative("auth-otp-form"));
        alice().totp(TOTP);
        realm.create();
        stepUp().loginPage().signIn("alice", "alice");
        if (browser.html().contains("name=\"otp\"")) {
            browser.totpPage().tryAnotherWay().choose("e-mail");
        }
        browser.codePage().remember().enter(code("alice"));
        assertThat(browser.tokens().acr()).isEqualTo("2");

        for (int day = 1; day <= 3; day++) {
            advance(Duration.ofDays(1));
            signInForLevel2();
            assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
            assertThat(browser.tokens().acr()).isEqualTo("2");
        }

        assertThat(codesTo("alice")).hasSize(1);
        List<EventRepresentation> logins = realm.events("LOGIN");
        assertThat(logins.get(0).getDetails()).doesNotContainKey("mfa_remembered");
        assertThat(logins.get(logins.size() - 1).getDetails()).containsEntry("mfa_remembered", "mfa-email");
    }

    @Test
    @DisplayName("B6 CU5 S2 step-up in a remembered browser: nothing is asked, the session stays")
    void givenPasswordSessionInRememberedBrowser_whenLevelRequested_thenNothingIsAsked() {
        levels(REMEMBERED, Step.alternative("mfa-email-code"));
        alice();
        realm.create();
        rememberAtLevel2();
        Tokens low = signIn(reopened(browser), "alice").tokens();
        assertThat(low.acr()).isEqualTo("1");

        Tokens high = stepUp().tokens();

        assertThat(high.acr()).isEqualTo("2");
        assertThat(high.sessionId()).isEqualTo(low.sessionId());
    }

    @Test
    @DisplayName("B4 CU8 prompt=login and max_age are stronger, and no other way leads around them")
    void givenRemembered_whenFreshFactorsAreWanted_thenTheCodeIsAsked() {
        levels(REMEMBERED, Step.alternative("mfa-email-code"));
        alice();
        realm.create();
        rememberAtLevel2();
        advance(Duration.ofMinutes(2));

        reopened(browser);
        browser.authorize(realm, Map.of("acr_values", "2", "prompt", "login"))
                .loginPage()
                .signIn("alice", "alice");
        assertThat(browser.codePage().otherWays()).isEmpty();
        browser.codePage().enter(code("alice"));
        assertThat(browser.isAtApplication()).isTrue();

        reopened(browser);
        browser.authorize(realm, Map.of("acr_values", "2", "max_age", "60"))
                .loginPage()
                .signIn("alice", "alice");
        browser.codePage();
    }

    @Test
    @DisplayName("B6 a factor that this place does not ask for does not count")
    void givenRememberedByEmail_whenOnlyTheAppIsAllowed_thenTheAppIsAsked() {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"), REMEMBERED, Step.alternative("mfa-email-code"))
                .form(Step.all("app", REMEMBERED, Step.alternative("auth-otp-form")));
        alice().totp(TOTP);
        realm.create();

        signIn().codePage().remember().enter(code("alice"));
        browser.totpPage().enter(appCode());
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        assertThat(codesTo("alice")).hasSize(1);

        signIn(reopened(browser), "alice").totpPage();
        assertThat(codesTo("alice")).hasSize(1);
    }

    @Test
    @DisplayName("B6 the operator's own list of factors")
    void givenListOfFactors_whenRememberedFactorIsNotOnIt_thenAsked() {
        levels(
                REMEMBERED.with("mfa-remembered-factors", "otp, nonsense"),
                Step.alternative("mfa-email-code"),
                Step.alternative("auth-otp-form"));
        alice();
        realm.create();
        rememberAtLevel2();

        signInForLevel2().codePage();

        assertThat(realm.admin("/mfa/check").path("findings").toString()).contains("nonsense");
    }

    @Test
    @DisplayName("B6 in the chain of two factors the condition wants both")
    void givenChain_whenOneIsRemembered_thenBothAreAsked() {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("mfa-condition-remembered-browser"),
                        Step.required("mfa-email-code"),
                        Step.required("auth-otp-form"));
        alice().totp(TOTP);
        realm.create();
        signIn().codePage().remember().enter(code("alice"));
        browser.totpPage().enter(appCode());
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        assertThat(remembered()).hasSize(1);

        signIn(reopened(browser), "alice").codePage();
    }

    @Test
    @DisplayName("B5 E4 a browser is no factor: a user without one is not asked for any")
    void givenRememberedAndFactorGone_whenSigningIn_thenAsAUserWithoutFactors() {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"), REMEMBERED, Step.alternative("mfa-email-code"));
        alice();
        realm.create();
        rememberedLogin();
        assertLetIn();
        realm.server().admin().delete(userPath() + "/credentials/" + credential("mfa-email"));

        assertThat(isLetIn(new Browser(), "alice")).isTrue();
        assertThat(isLetIn(browser, "alice")).isTrue();
    }
}
