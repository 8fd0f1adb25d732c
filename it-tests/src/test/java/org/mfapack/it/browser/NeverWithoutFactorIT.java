package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Step;

@DisplayName("B1 S5 PEERS A browser is never remembered without a second factor in the same login")
class NeverWithoutFactorIT extends AliceIsRemembered {

    private void byEmail() {
        unlessRemembered("mfa-email-code");
        alice();
        realm.create();
    }

    @Test
    void givenLoginAbandonedAfterTickAndRightCode_whenAnotherLogin_thenBoth() {
        unlessRemembered("mfa-email-code");
        alice().requiredAction("UPDATE_PASSWORD");
        realm.create();
        signIn().codePage().remember().enter(code("alice"));
        assertThat(browser.html()).contains("password-new");
        assertThat(remembered()).isEmpty();
        assertThat(mark(browser)).isNull();

        asked(browser, "alice");

        code("alice");
        assertThat(remembered()).isEmpty();
    }

    @Test
    void givenTickOnThePasswordPage_whenLoginEnds_thenNothingIsKept() {
        byEmail();
        browser.login(realm);

        browser.post(
                browser.loginPage().action(),
                Map.of("username", "alice", "password", "alice", "remember", "true", "rememberMe", "on"));
        browser.codePage().enter(code("alice"));

        assertThat(browser.isAtApplication()).isTrue();
        assertThat(remembered()).isEmpty();
    }

    @Test
    void givenTwoTabs_whenOneTicksAndTheOtherEnds_thenNothingIsKept() {
        byEmail();
        signIn().codePage();
        code("alice");
        Browser other = browser.newTab();
        signIn(other, "alice").codePage();
        String code = code("alice");
        CodePage first = browser.codePage();
        browser.post(first.action(), Map.of("code", "000000", "remember", "true"));

        other.codePage().enter(code);

        assertThat(other.isAtApplication()).isTrue();
        assertThat(remembered()).isEmpty();
    }

    @Test
    void givenPasswordOnlyUser_whenActionIsRequested_thenNothingIsAskedOrKept() {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.required("mfa-condition-remembered-browser"),
                        Step.required("auth-otp-form"));
        person("alice");
        realm.create();

        browser.authorize(realm, Map.of("kc_action", REMEMBER)).loginPage().signIn("alice", "alice");
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        browser.authorize(realm, Map.of("kc_action", REMEMBER));

        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        assertThat(remembered()).isEmpty();
        assertThat(mark(browser)).isNull();
    }

    @Test
    void givenActionThatAnAdministratorWants_whenThereWasNoSecondFactor_thenNothingIsAskedOrKept() {
        unlessRemembered("auth-otp-form");
        person("alice").requiredAction(REMEMBER);
        realm.create();

        signIn();

        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        assertThat(remembered()).isEmpty();
    }

    @Test
    void givenFactorSetUpInThisLogin_whenItEnds_thenNotRemembered() {
        unlessRemembered("auth-otp-form");
        person("alice").requiredAction("CONFIGURE_TOTP");
        realm.create();
        options("mfa-remember-mode", "always");

        signIn().on(SetUpTotpPage::new).confirm();

        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
        assertThat(remembered()).isEmpty();
    }
}
