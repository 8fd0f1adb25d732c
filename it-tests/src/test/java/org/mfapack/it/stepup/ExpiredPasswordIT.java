package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.notice.NewPasswordPage;
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

    @Test
    void givenCodeAsked_whenTheChangeIsOpenedDirectly_thenTheCodeIsStillAsked() {
        passwordHasExpired();
        authorize();
        answer();
        String action = browser.codePage().action();

        browser.open(action.replaceAll(
                "login-actions/authenticate.*?(&client_id)",
                "login-actions/required-action" + "?execution=UPDATE_PASSWORD$1"));

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
}
