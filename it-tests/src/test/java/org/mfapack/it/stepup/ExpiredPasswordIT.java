package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.notice.NewPasswordPage;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("S6 DF6 An expired password is changed after the second factor, not before it")
class ExpiredPasswordIT extends AliceStepsUp {

    private static final String CHANGE_FORM = "input[name='password-new']";

    @BeforeEach
    void passwordsLastADay() {
        realm.with(it -> it.setPasswordPolicy(it.getPasswordPolicy() + " and forceExpiredPasswordChange(1)"));
        alice().phone(phone());
    }

    private void passwordHasExpired() {
        realm.flow("mfa").cookie().password().secondFactor(Step.alternative("mfa-sms-code"));
        realm.create();
        passes(Duration.ofDays(2));
    }

    private void twoDaysLater() {
        realm.create();
        passes(Duration.ofDays(2));
    }

    /** The password was right; then a code, and only then the change. */
    private void assertCodeThenChange() {
        authorize();
        assertThat(answer()).isEqualTo(PASSWORD);
        assertThat(isChangeAsked()).isFalse();
        assertThat(answer()).isEqualTo(SMS);
        assertThat(isChangeAsked()).isTrue();
        assertThat(realm.events("LOGIN")).isEmpty();
        browser.on(NewPasswordPage::new).choose("through the looking-glass");
        assertThat(texts()).hasSize(1);
    }

    private void assertThePasswordIsEnoughFromNowOn() {
        browser.clearCookies().login(realm).signIn("alice", "through the looking-glass");
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
    }

    private boolean isChangeAsked() {
        return browser.page().querySelector(CHANGE_FORM) != null;
    }

    @Test
    void givenExpiredPassword_whenSigningIn_thenCodeThenChange() {
        passwordHasExpired();
        authorize();

        assertThat(answer()).isEqualTo(PASSWORD);
        assertThat(isChangeAsked()).isFalse();
        assertThat(answer()).isEqualTo(SMS);
        assertThat(isChangeAsked()).isTrue();
        assertThat(realm.events("LOGIN")).isEmpty();
        browser.on(NewPasswordPage::new).choose("through the looking-glass");

        assertThat(browser.returned("code")).isPresent();
        assertThat(realm.events("UPDATE_PASSWORD")).hasSize(1);
    }

    /** From the page of the code. */
    private void openTheChangeDirectly() {
        browser.open(browser.codePage()
                .action()
                .replaceAll(
                        "login-actions/authenticate.*?(&client_id)",
                        "login-actions/required-action?execution=UPDATE_PASSWORD$1"));
    }

    @Test
    void givenCodeAsked_whenTheChangeIsOpenedDirectly_thenTheCodeIsStillAsked() {
        passwordHasExpired();
        authorize();
        answer();
        openTheChangeDirectly();

        assertThat(isChangeAsked()).isFalse();
        assertThat(realm.events("UPDATE_PASSWORD")).isEmpty();
        assertThat(realm.events("LOGIN")).isEmpty();
    }

    @Test
    @DisplayName("S6 B4 a second factor of the session does not do for the change")
    void givenLiveSessionWithBoth_whenThePasswordHasExpired_thenBothAgainThenChange() {
        realm.flow("mfa")
                .step(signIn(passwordForm()))
                .step(Step.conditional(
                        "password again",
                        Step.required("mfa-condition-factor-age").with("mfa-factor-age-factors", "password"),
                        Step.required("auth-password-form")))
                .step(Step.conditional(
                        "second factor again",
                        Step.required("mfa-condition-factor-age"),
                        Step.required("mfa-sms-code")));
        realm.create();
        assertThat(asked()).containsExactly(PASSWORD, SMS);
        assertThat(asked()).isEmpty();
        passes(Duration.ofDays(2));

        authorize();

        assertThat(answer()).isEqualTo(PASSWORD);
        assertThat(answer()).isEqualTo(SMS);
        browser.on(NewPasswordPage::new).choose("through the looking-glass");
        assertThat(browser.returned("code")).isPresent();
        assertThat(asked()).isEmpty();
    }

    @Test
    @DisplayName("S6 levels: nobody asks for the second, and yet it comes before the change; the acr tells of it")
    void givenLevels_whenNoneIsRequested_thenTheSecondBeforeTheChange() {
        Levels.passwordThenChoice(realm);
        Mappers.give(realm, Mappers.amr());
        twoDaysLater();

        assertCodeThenChange();

        Tokens tokens = tokens();
        assertThat(tokens.acr()).isEqualTo("mfa");
        assertThat(tokens.amr()).containsExactlyInAnyOrder("pwd", "sms", "mfa");
    }

    @Test
    @DisplayName("S6 levels: what an administrator wants changed")
    void givenLevels_whenAnAdministratorWantsTheChange_thenTheSecondBeforeIt() {
        Levels.passwordThenChoice(realm);
        realm.create();
        realm.change("alice", user -> user.getRequiredActions().add("UPDATE_PASSWORD"));

        assertCodeThenChange();

        assertThePasswordIsEnoughFromNowOn();
        assertAcr("pwd");
    }

    @Test
    @DisplayName("S6 levels: the change is not there to be opened, nor is the code's page to be left")
    void givenLevelsAndCodeAsked_whenTheChangeIsOpenedDirectly_thenTheCodeIsStillAsked() {
        Levels.passwordThenChoice(realm);
        twoDaysLater();
        authorize();
        answer();
        openTheChangeDirectly();
        assertThat(isChangeAsked()).isFalse();
        browser.clearCookies();
        authorize();
        answer();

        assertThat(shown()).isEqualTo(SMS);
        assertThat(realm.events("UPDATE_PASSWORD")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("S6 conditions of the pack: where they would let the second factor go, it comes before the change")
    @CsvSource({
        "mfa-condition-requested-level, mfa-requested-level, 2",
        "mfa-condition-network, mfa-network-list, 192.0.2.0/24",
        "mfa-condition-client, mfa-client-list, another"
    })
    void givenConditionThatIsNotMet_whenThePasswordHasExpired_thenTheSecondBeforeTheChange(
            String condition, String option, String value) {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.required(condition).with(option, value),
                        Step.required("mfa-sms-code"));
        twoDaysLater();

        assertCodeThenChange();

        assertThePasswordIsEnoughFromNowOn();
    }

    @Test
    @DisplayName("S6 K5 in shadow mode a condition acts as little as ever")
    void givenConditionInShadowMode_whenThePasswordHasExpired_thenOnlyTheChange() {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("mfa-condition-client")
                                .with("mfa-client-list", "another")
                                .with("mfa-condition-shadow", "true"),
                        Step.required("mfa-sms-code"));
        twoDaysLater();

        authorize();
        answer();

        assertThat(isChangeAsked()).isTrue();
    }

    @Test
    @DisplayName("S6 nobody is locked out: who has no second factor changes the password after the password")
    void givenLevelsAndNoFactor_whenThePasswordHasExpired_thenTheChange() {
        Levels.passwordThenChoice(realm);
        realm.user("dave").password(password());
        twoDaysLater();

        authorize();
        browser.loginPage().signIn("dave", password());
        browser.on(NewPasswordPage::new).choose("through the looking-glass");

        assertAcr("pwd");
    }
}
