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
    void passwordHasExpired() {
        realm.with(it -> it.setPasswordPolicy(it.getPasswordPolicy() + " and forceExpiredPasswordChange(1)"));
        realm.flow("mfa").cookie().password().secondFactor(Step.alternative("mfa-sms-code"));
        alice().phone(phone());
        realm.create();
        passes(Duration.ofDays(2));
    }

    private boolean isChangeAsked() {
        return browser.page().querySelector(CHANGE_FORM) != null;
    }

    @Test
    void givenExpiredPassword_whenSigningIn_thenCodeThenChange() {
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
}
