package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** A live session whose password has expired, and the second factor with it; Alice is back at the password. */
    private void passwordAgain() {
        Step[] again = Stream.concat(
                        Stream.of(Step.required("mfa-condition-factor-age").with("mfa-factor-age-max", "90")),
                        secondFactors().stream().map(Step::alternative))
                .toArray(Step[]::new);
        realm.flow("mfa")
                .step(signIn(passwordForm()))
                .step(Step.conditional(
                        "password again",
                        Step.required("mfa-condition-factor-age")
                                .with("mfa-factor-age-factors", "password")
                                .with("mfa-factor-age-max", "60"),
                        Step.required("auth-password-form")))
                .step(Step.conditional("second factor again", again));
        alice().phone(phone()).totp(APP).emailFactor(address()).stored("mfa-recovery-codes", "{}", "{}");
        realm.create();
        assertThat(asked()).containsExactly(PASSWORD, SMS);
        passes(Duration.ofSeconds(100));
        authorize();
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

    /** Since the first login. */
    private void assertNothingHappened() {
        assertThat(browser.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).hasSize(1);
        assertThat(texts()).hasSize(1);
        assertThat(mails()).isZero();
    }

    @ParameterizedTest
    @DisplayName(
            "S5 CU5 also in a live session: the second factor is opened, posted or chosen while the password is due")
    @MethodSource("secondFactors")
    void givenPasswordAskedAgain_whenTheSecondFactorIsOpenedPostedOrChosen_thenThePasswordIsStillAsked(
            String authenticator) {
        passwordAgain();
        String execution = execution(authenticator);
        String action = withParameter(browser.passwordPage().action(), "execution", execution);

        browser.open(action);
        assertThePasswordIsStillAsked();

        browser.post(withParameter(browser.passwordPage().action(), "execution", execution), FORGED);
        assertThePasswordIsStillAsked();

        browser.post(browser.passwordPage().action(), Map.of("authenticationExecution", execution));
        assertThat(browser.status()).isEqualTo(400);
        assertNothingHappened();
    }

    @Test
    @DisplayName("S5 two tabs: what one has proven does not open the other")
    void givenCodeAskedInOneTab_whenItsFormIsReplayedInAnother_thenThatStillAsksForThePassword() {
        passwordAgain();
        assertThat(answer()).isEqualTo(PASSWORD);
        String form = browser.codePage().action();
        String code = smsCode();
        Browser tab = browser.newTab().authorize(realm, Map.of());
        String tabId = parameter(tab.passwordPage().action(), "tab_id");

        tab.post(withParameter(form, "tab_id", tabId), Map.of("code", code));

        tab.on(ExpiredPage::new).goOn().passwordPage();
        assertThat(realm.events("LOGIN")).hasSize(1);
        browser.codePage().enter(code);
        assertThat(browser.isAtApplication()).as(browser.html()).isTrue();
    }
}
