package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.stepup.SoftwarePasskey.BACKUP_ELIGIBLE;
import static org.mfapack.it.stepup.SoftwarePasskey.PRESENT;
import static org.mfapack.it.stepup.SoftwarePasskey.VERIFIED;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("S3 F5 amr tells of passkeys what their authenticators have signed")
class PasskeyAmrIT extends AliceStepsUp {

    private static final String WEBAUTHN = "webauthn-authenticator";
    private static final String PASSWORDLESS = "webauthn-authenticator-passwordless";

    private final SoftwarePasskey passkey = new SoftwarePasskey();

    @BeforeEach
    void giveMapper() {
        Mappers.give(realm, Mappers.amr());
        realm.with(settings -> settings.setWebAuthnPolicyPasswordlessUserVerificationRequirement("preferred"));
    }

    private void passwordlessFlow(Step... more) {
        var flow =
                realm.flow("passkey").form(Step.required("auth-username-form")).form(Step.required(PASSWORDLESS));
        for (Step step : more) {
            flow.form(step);
        }
    }

    private void answer(int flags) {
        post(passkey.answer(realm, browser, flags));
    }

    private void post(Map<String, String> answer) {
        browser.post(browser.page().getForms().get(0).getActionAttribute(), answer);
    }

    private void named() {
        authorize();
        browser.loginPage().username("alice");
    }

    @ParameterizedTest
    @DisplayName("S3 a passkey instead of a password: mfa if the user was verified")
    @CsvSource({"0, 0, hwk user", "4, 0, hwk user mfa", "0, 8, swk user", "4, 8, swk user mfa"})
    void givenPasskeyOnly_whenUsed_thenAsItsFlagsSay(int verified, int backup, String expected) {
        passwordlessFlow();
        passkey.enrol(alice(), "webauthn-passwordless");
        realm.create();

        named();
        answer(PRESENT | verified | backup);

        Tokens tokens = tokens();
        assertThat(tokens.amr()).containsExactlyInAnyOrder(expected.split(" ", -1));
        assertThat(Mappers.methods(tokens.accessToken())).isEqualTo(tokens.amr());
    }

    @Test
    @DisplayName("S3 a passkey as the second factor")
    void givenPasswordAndPasskey_whenUsed_thenMfa() {
        realm.flow("both").step(signIn(passwordForm(), Step.required(WEBAUTHN)));
        passkey.enrol(alice(), "webauthn");
        realm.create();

        authorize();
        answer();
        answer(PRESENT | BACKUP_ELIGIBLE);
        assertThat(tokens().amr()).containsExactlyInAnyOrder("pwd", "swk", "user", "mfa");

        assertThat(asked()).isEmpty();
        assertThat(tokens().amr()).containsExactlyInAnyOrder("pwd", "swk", "user", "mfa");
    }

    @Test
    @DisplayName("S3 S5 flags that were not signed are refused, and those of a later form are not believed")
    void givenForgedFlags_whenPosted_thenNotTold() {
        passwordlessFlow(Step.required("auth-otp-form"));
        // Two different factors are mfa anyway; the rule for two categories shows whether the flag was believed.
        Mappers.give(realm, Mappers.amr("mfa-strict", "true"));
        passkey.enrol(alice().totp(APP), "webauthn-passwordless");
        realm.create();
        named();

        post(SoftwarePasskey.tampered(passkey.answer(realm, browser, PRESENT), PRESENT | VERIFIED));
        assertThat(browser.html()).doesNotContain("name=\"otp\"");
        named();
        Map<String, String> answer = passkey.answer(realm, browser, PRESENT);
        post(answer);
        Map<String, String> form = new LinkedHashMap<>(SoftwarePasskey.tampered(answer, PRESENT | VERIFIED));
        form.put("otp", realm.code(APP));
        post(form);

        assertThat(tokens().amr()).containsExactlyInAnyOrder("swk", "user", "otp");
    }

    @Test
    @DisplayName("S3 seen by a condition that follows, also when the login does not end with it")
    void givenConditionAfterThePasskey_whenAFactorFollows_thenTheFlagsAreKept() {
        passwordlessFlow(Step.conditional(
                "more",
                Step.required("mfa-condition-factor-age").with("mfa-factor-age-factors", "otp"),
                Step.required("auth-otp-form")));
        passkey.enrol(alice().totp(APP), "webauthn-passwordless");
        realm.create();
        named();

        answer(PRESENT | VERIFIED);
        assertThat(shown()).isEqualTo(TOTP);
        answer();

        assertThat(tokens().amr()).containsExactlyInAnyOrder("hwk", "user", "otp", "mfa");
    }

    @Test
    @DisplayName("S3 in the form for user name and password: no password was used")
    void givenPasskeyInThePasswordForm_whenUsed_thenNoPassword() {
        realm.with(settings -> settings.setWebAuthnPolicyPasswordlessPasskeysEnabled(true));
        realm.flow("form").step(signIn(passwordForm()));
        passkey.enrol(alice(), "webauthn-passwordless");
        realm.create();

        authorize();
        answer(PRESENT | VERIFIED);

        assertThat(tokens().amr()).containsExactlyInAnyOrder("hwk", "user", "mfa");
    }
}
