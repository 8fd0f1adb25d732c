package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;

@DisplayName("S1 CU8 CU9 What a SAML application asks for, and what it is told")
class SamlStepUpIT extends AliceStepsUp {

    private static final String PASSWORD_CONTEXT = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String MFA_CONTEXT = "https://refeds.org/profile/mfa";

    private SamlApplication application;

    @BeforeEach
    void drawApplication() {
        application = SamlApplication.in(realm);
        realm.attribute("acr.uri.map", "{\"pwd\":\"" + PASSWORD_CONTEXT + "\",\"mfa\":\"" + MFA_CONTEXT + "\"}");
    }

    private void levels() {
        Levels.passwordThenChoice(realm);
        alice().phone(phone());
        realm.create();
    }

    private void assertContext(String context) {
        SamlApplication.Answer answer = application.answer(browser);
        assertThat(answer.status()).as(answer.xml()).isEqualTo("Success");
        assertThat(answer.context()).isEqualTo(context);
    }

    @Test
    void givenNoSession_whenMfaContextRequested_thenBothAndThatContext() {
        levels();

        application.ask(browser, MFA_CONTEXT, false);

        assertThat(answerAll()).containsExactly(PASSWORD, SMS);
        assertContext(MFA_CONTEXT);
    }

    @Test
    void givenPasswordSession_whenMfaContextRequested_thenOnlyTheSecondFactor() {
        levels();
        application.ask(browser, PASSWORD_CONTEXT, false);
        assertThat(answerAll()).containsExactly(PASSWORD);
        assertContext(PASSWORD_CONTEXT);

        application.ask(browser, MFA_CONTEXT, false);

        assertThat(answerAll()).containsExactly(SMS);
        assertContext(MFA_CONTEXT);
    }

    @Test
    @DisplayName("CU8 ForceAuthn disregards the session, level by level")
    void givenMfaSession_whenForced_thenBoth() {
        levels();
        application.ask(browser, MFA_CONTEXT, false);
        answerAll();

        application.ask(browser, MFA_CONTEXT, true);

        assertThat(answerAll()).containsExactly(PASSWORD, SMS);
        assertContext(MFA_CONTEXT);
    }

    @Test
    @DisplayName("CU8 ForceAuthn disregards the session, factor by factor")
    void givenBothYoung_whenForced_thenBoth() {
        realm.flow("mfa")
                .step(signIn(passwordForm()))
                .step(Step.conditional(
                        "second factor again",
                        Step.required("mfa-condition-factor-age"),
                        Step.required("mfa-sms-code")));
        alice().phone(phone());
        realm.create();
        application.ask(browser, "", false);
        assertThat(answerAll()).containsExactly(PASSWORD, SMS);
        application.ask(browser, "", false);
        assertThat(answerAll()).isEmpty();

        application.ask(browser, "", true);

        assertThat(answerAll()).containsExactly(PASSWORD, SMS);
    }

    @Test
    @DisplayName("B4 CU8 ForceAuthn disregards a remembered browser, with a live session and without")
    void givenRememberedBrowser_whenForced_thenBoth() {
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.required("mfa-condition-remembered-browser"),
                        Step.required("mfa-sms-code"));
        alice().phone(phone());
        realm.create();
        application.ask(browser, "", false);
        assertThat(answer()).isEqualTo(PASSWORD);
        browser.codePage().remember().enter(smsCode());
        reopen();
        application.ask(browser, "", false);
        assertThat(answerAll()).containsExactly(PASSWORD);

        application.ask(browser, "", true);
        assertThat(answerAll()).containsExactly(PASSWORD, SMS);
        reopen();
        application.ask(browser, "", true);
        assertThat(answerAll()).containsExactly(PASSWORD, SMS);

        assertThat(application.answer(browser).status()).isEqualTo("Success");
        reopen();
        application.ask(browser, "", false);
        assertThat(answerAll()).containsExactly(PASSWORD);
    }

    /** The session ends; what the browser is remembered by stays. */
    private void reopen() {
        browser.cookies().keySet().stream()
                .filter(name -> !name.startsWith("MFA_BROWSER_"))
                .forEach(browser::removeCookie);
    }

    @Test
    @DisplayName("S1 DM5 impossible: NoAuthnContext")
    void givenSetUpDisallowed_whenMfaContextRequested_thenTheApplicationIsTold() {
        Levels.passwordThenChoice(realm);
        alice();
        realm.create();
        realm.changeRequiredAction("mfa-protect-account", action -> action.setEnabled(false));

        application.ask(browser, MFA_CONTEXT, false);

        assertThat(answerAll()).containsExactly(PASSWORD);
        assertThat(application.answer(browser).status()).isEqualTo("NoAuthnContext");
    }
}
