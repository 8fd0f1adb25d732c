package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.realm.Step;

@DisplayName("S5 CU1 What comes first is never skipped, whichever factor comes second")
class EveryPrerequisiteIT extends AliceStepsUp {

    /** What a forged form of any of them may hold. */
    private static final Map<String, String> FORGED = parameters(
            "code",
            "123456",
            "otp",
            "123456",
            "recoveryCodeInput",
            "AAAA",
            "authenticatorData",
            "AAAA",
            "signature",
            "AAAA",
            "clientDataJSON",
            "AAAA",
            "credentialId",
            "AAAA");

    static List<String> secondFactors() {
        return List.of(
                "auth-otp-form",
                "mfa-sms-code",
                "mfa-email-code",
                "mfa-recovery-code",
                "auth-recovery-authn-code-form",
                "webauthn-authenticator",
                "webauthn-authenticator-passwordless");
    }

    private void allAfterThePassword() {
        realm.flow("mfa")
                .cookie()
                .password()
                .secondFactor(secondFactors().stream().map(Step::alternative).toArray(Step[]::new));
        alice().phone(phone()).totp(APP).emailFactor(address()).stored("mfa-recovery-codes", "{}", "{}");
        realm.create();
    }

    private String execution(String authenticator) {
        return StreamSupport.stream(
                        realm.admin("/authentication/flows/mfa/executions").spliterator(), false)
                .filter(execution -> execution.path("providerId").asText().equals(authenticator))
                .map(execution -> execution.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String withParameter(String url, String name, String value) {
        return url.replaceAll("([?&]" + name + "=)[^&]*", "$1" + value);
    }

    private static String parameter(String url, String name) {
        return url.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    private void assertThePasswordIsStillAsked() {
        browser.on(ExpiredPage::new).goOn();
        assertThat(shown()).isEqualTo(PASSWORD);
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(browser.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).isEmpty();
        assertThat(texts()).isEmpty();
        assertThat(mails()).isZero();
    }

    @ParameterizedTest
    @MethodSource("secondFactors")
    void givenLoginPage_whenTheSecondFactorIsOpenedPostedOrChosen_thenThePasswordIsStillAsked(String authenticator) {
        allAfterThePassword();
        String execution = execution(authenticator);
        authorize();
        String action = withParameter(browser.loginPage().action(), "execution", execution);

        browser.open(action);
        assertThePasswordIsStillAsked();

        browser.post(withParameter(browser.loginPage().action(), "execution", execution), FORGED);
        assertThePasswordIsStillAsked();

        browser.post(browser.loginPage().action(), Map.of("authenticationExecution", execution));
        assertThat(browser.status()).isEqualTo(400);
        assertNothingHappened();
    }

    @Test
    @DisplayName("S5 two tabs: what one has proven does not open the other")
    void givenAppAskedInOneTab_whenItsFormIsReplayedInAnother_thenThatStillAsksForThePassword() {
        allAfterThePassword();
        authorize();
        answer();
        browser.codePage().tryAnotherWay().choose("Authenticator Application");
        String form = browser.totpPage().action();
        Browser tab = browser.newTab();
        String tabId = parameter(tab.login(realm).action(), "tab_id");

        tab.post(withParameter(form, "tab_id", tabId), Map.of("otp", realm.code(APP)));

        assertThat(tab.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).isEmpty();
        tab.login(realm);
    }

    @Test
    @DisplayName("S5 CU5 nor does a live session, once the password has expired in it")
    void givenExpiredPasswordInLiveSession_whenTheSecondFactorIsOpened_thenThePasswordIsStillAsked() {
        realm.flow("mfa")
                .step(signIn(passwordForm()))
                .step(Step.conditional(
                        "password again",
                        Step.required("mfa-condition-factor-age")
                                .with("mfa-factor-age-factors", "password")
                                .with("mfa-factor-age-max", "60"),
                        Step.required("auth-password-form")))
                .step(Step.conditional(
                        "second factor again",
                        Step.required("mfa-condition-factor-age").with("mfa-factor-age-max", "90"),
                        Step.required("mfa-sms-code")));
        alice().phone(phone());
        realm.create();
        assertThat(asked()).containsExactly(PASSWORD, SMS);
        passes(Duration.ofSeconds(100));
        authorize();
        String action = withParameter(browser.passwordPage().action(), "execution", execution("mfa-sms-code"));

        browser.post(action, Map.of("code", "123456"));

        browser.on(ExpiredPage::new).goOn();
        assertThat(texts()).hasSize(1);
        assertThat(answerAll()).containsExactly(PASSWORD, SMS);
    }
}
