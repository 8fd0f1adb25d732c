package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("S3 amr tells which factors a session has used")
class AmrIT extends AliceStepsUp {

    private static final Duration HOURS = Duration.ofHours(10);

    @BeforeEach
    void giveMapper() {
        Mappers.give(realm, Mappers.amr());
    }

    private void flow(Step... more) {
        Step[] all = new Step[more.length + 1];
        all[0] = passwordForm();
        System.arraycopy(more, 0, all, 1, more.length);
        realm.flow("factors").step(signIn(all));
    }

    private void aliceWithEverything() {
        alice().totp(APP).phone(phone()).emailFactor(address());
    }

    /** Level 1 is the password, level 2 the phone. */
    private void levels() {
        realm.flow("levels")
                .step(signIn(
                        Step.level(1, HOURS, passwordForm()), Step.level(2, HOURS, Step.required("mfa-sms-code"))));
        aliceWithEverything();
        realm.create();
    }

    private static void assertAmr(Tokens tokens, String... values) {
        assertThat(tokens.amr()).containsExactlyInAnyOrder(values);
        assertThat(Mappers.methods(tokens.accessToken())).containsExactlyInAnyOrder(values);
    }

    @ParameterizedTest
    @DisplayName("DM3 S3 password and a second factor, without any configuration")
    @CsvSource({"auth-otp-form, otp", "mfa-sms-code, sms", "mfa-email-code, email"})
    void givenSecondFactor_whenUsed_thenBothAndMfa(String authenticator, String value) {
        flow(Step.required(authenticator));
        aliceWithEverything();
        realm.create();

        asked();

        assertAmr(tokens(), "pwd", value, "mfa");
    }

    @Test
    @DisplayName("DM3 a password alone is no mfa, also where a second factor stands by")
    void givenPasswordOnly_whenUsed_thenNoMfa() {
        flow(Step.conditional(
                "second factor", Step.required("conditional-user-configured"), Step.alternative("auth-otp-form")));
        alice();
        realm.create();

        assertThat(asked()).containsExactly(PASSWORD);

        assertAmr(tokens(), "pwd");
    }

    @Test
    @DisplayName("CU11 K7 the acr stays that of the password, amr tells of the phone")
    void givenConditionalSecondFactorOutsideTheLevels_whenUsed_thenAcrStaysAndAmrTells() {
        realm.flow("levels")
                .step(signIn(Step.level(1, HOURS, passwordForm())))
                .step(Step.conditional(
                        "second factor", Step.required("conditional-user-configured"), Step.required("mfa-sms-code")));
        aliceWithEverything();
        realm.create();

        assertThat(asked()).containsExactly(PASSWORD, SMS);

        Tokens tokens = tokens();
        assertThat(tokens.acr()).isEqualTo("1");
        assertAmr(tokens, "pwd", "sms", "mfa");
    }

    @Test
    @DisplayName("DM3 S3 kept through single sign-on and refresh")
    void givenSession_whenReusedAndRefreshed_thenTheSame() {
        flow(Step.required("auth-otp-form"));
        aliceWithEverything();
        realm.create();
        asked();
        Tokens first = tokens();

        passes(Duration.ofHours(2));
        assertThat(asked()).isEmpty();

        assertAmr(tokens(), "pwd", "otp", "mfa");
        assertAmr(first.refresh(realm), "pwd", "otp", "mfa");
    }

    @Test
    @DisplayName("DM6 S2 step-up adds")
    void givenPasswordSession_whenSteppedUp_thenTheSecondFactorIsAdded() {
        levels();
        asked();
        Tokens low = tokens();
        assertAmr(low, "pwd");

        assertThat(asked("acr_values", "2")).containsExactly(SMS);

        Tokens high = tokens();
        assertAmr(high, "pwd", "sms", "mfa");
        assertThat(high.sessionId()).isEqualTo(low.sessionId());
    }

    @Test
    @DisplayName("S2 S3 a factor that failed or was abandoned never shows")
    void givenStepUp_whenFailedAndAbandoned_thenTheSessionTellsOfThePasswordOnly() {
        levels();
        asked();

        authorize("acr_values", "2");
        browser.codePage().enter("000000".equals(smsCode()) ? "111111" : "000000");
        assertThat(shown()).isEqualTo(SMS);
        browser = browser.newTab();
        assertThat(asked()).isEmpty();

        assertAmr(tokens(), "pwd");
    }

    @Test
    @DisplayName("S3 NIST 4.1.2 setting a factor up is not using it: the next login tells of it")
    void givenSetUpDuringLogin_whenDone_thenItCountsFromTheNextUse() {
        flow(Step.conditional(
                "second factor", Step.required("conditional-user-configured"), Step.alternative("auth-otp-form")));
        alice().requiredAction("CONFIGURE_TOTP");
        realm.create();

        authorize();
        answer();
        SetUpTotpPage page = browser.on(SetUpTotpPage::new);
        var app = page.app();
        page.confirm();
        assertAmr(tokens(), "pwd");

        browser.clearCookies();
        authorize();
        answer();
        // the code of the set-up is used up; the next one is accepted already
        browser.totpPage().enter(app.codeAt(Instant.now().plusSeconds(30)));
        assertAmr(tokens(), "pwd", "otp", "mfa");
    }

    @Test
    @DisplayName("S3 a factor that the flow has set up instead of asking for it does not count either")
    void givenRequiredFactorThatIsNotThere_whenSetUp_thenItIsNotTold() {
        flow(Step.required("auth-otp-form"));
        alice();
        realm.create();

        authorize();
        answer();
        browser.on(SetUpTotpPage::new).confirm();

        assertAmr(tokens(), "pwd");
    }

    @Test
    @DisplayName("B4 CU8 prompt=login: only what was asked for; the session itself has forgotten nothing")
    void givenTwoFactors_whenOnlyThePasswordIsAskedAnew_thenOnlyThatIsTold() {
        levels();
        asked("acr_values", "2");
        assertAmr(tokens(), "pwd", "sms", "mfa");
        passes(Duration.ofMinutes(1));

        assertThat(asked("prompt", "login")).containsExactly(PASSWORD);
        Tokens anew = tokens();
        assertAmr(anew, "pwd");
        assertAmr(anew.refresh(realm), "pwd");

        assertThat(asked()).isEmpty();
        assertAmr(tokens(), "pwd", "sms", "mfa");
    }

    @Test
    @DisplayName("B4 CU7 max_age: what is older is not told")
    void givenMaxAge_whenOneFactorIsOlder_thenItIsNotTold() {
        levels();
        asked("acr_values", "2");
        passes(Duration.ofMinutes(2));

        assertThat(asked("max_age", "60")).containsExactly(PASSWORD);
        assertAmr(tokens(), "pwd");

        assertThat(asked("max_age", "600")).isEmpty();
        assertAmr(tokens(), "pwd", "sms", "mfa");
    }

    @Test
    @DisplayName("S3 notes and parameters that a client or browser makes up add nothing")
    void givenForgedParameters_whenLoggedIn_thenOnlyWhatWasUsed() {
        flow();
        aliceWithEverything();
        realm.create();
        String forged = "{\"otp\":{\"at\":4000000000}}";

        asked(
                "mfa-factor-times", forged,
                "authn.credentials", "[\"otp\"]",
                "amr", "otp mfa",
                "claims", "{\"id_token\":{\"amr\":{\"essential\":true,\"values\":[\"mfa\"]}}}",
                "authenticators-completed", "{\"x\":1}");

        assertAmr(tokens(), "pwd");
    }

    @Test
    @DisplayName("S3 strict: two things that one has are not mfa")
    void givenStrict_whenPhoneAndApp_thenNoMfa() {
        realm.flow("factors")
                .form(Step.required("auth-username-form"))
                .form(Step.required("auth-otp-form"))
                .form(Step.required("mfa-sms-code"));
        Mappers.give(realm, Mappers.amr("mfa-strict", "true"));
        aliceWithEverything();
        realm.create();

        authorize();
        browser.loginPage().username("alice");
        answerAll();

        assertAmr(tokens(), "otp", "sms");
    }

    @Test
    @DisplayName("S3 a password that was mistyped, then right, and a factor by another way")
    void givenDetours_whenLoggedIn_thenOnlyWhatSucceeded() {
        flow(Step.all("second factor", Step.alternative("auth-otp-form"), Step.alternative("mfa-email-code")));
        aliceWithEverything();
        realm.create();

        authorize();
        browser.loginPage().signIn("alice", "looking-glass");
        answer();
        browser.totpPage().enter("000000");
        browser.totpPage().tryAnotherWay().choose("E-mail code");
        assertThat(answer()).isEqualTo(EMAIL);

        assertAmr(tokens(), "pwd", "email", "mfa");
    }
}
