package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.ClosedCodePage;

@DisplayName("F6 DF12 The factor policy in a login")
class FactorPolicyIT extends AliceIsRegulated {

    @Test
    void givenMemberWhoPrefersSms_whenSigningIn_thenTheAppIsAskedAndNothingElseOffered() {
        allAlternatives();
        regulated(Factor.SMS, Factor.EMAIL, Factor.AUTHENTICATOR_APP);
        realm.create();

        assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
        browser.totpPage().enter(realm.code(Factor.TOTP));

        assertLoggedIn();
        assertNothingSent();
    }

    @Test
    @DisplayName("F2 F6 a verified e-mail is not offered either")
    void givenMemberWithVerifiedEmail_whenSigningIn_thenItIsNotOffered() {
        allAlternatives();
        regulated(Factor.AUTHENTICATOR_APP).verifiedEmail(mail());
        realm.create();

        assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenForbiddenFactor_whenItsExecutionIsChosenByAForgedForm_thenRefused(Factor factor) {
        allAlternatives();
        regulated(Factor.AUTHENTICATOR_APP, factor);
        realm.create();
        String execution = policies.execution("mfa", factor.authenticator());

        String action = signIn().totpPage().action();
        browser.post(action, Map.of("authenticationExecution", execution));

        assertThat(browser.html()).doesNotContain("id=\"mfa\"");
        assertNotLoggedIn();
        assertNothingSent();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenForbiddenFactor_whenACodeIsSentToItsExecution_thenRefused(Factor factor) {
        allAlternatives();
        regulated(Factor.AUTHENTICATOR_APP, factor);
        realm.create();
        String execution = policies.execution("mfa", factor.authenticator());

        String action = signIn().totpPage().action().replaceAll("execution=[^&]+", "execution=" + execution);
        browser.post(action, Map.of("code", "123456", "resend", "true"));

        assertNotLoggedIn();
        assertNothingSent();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    @DisplayName("F6 a factor that was asked for already is not accepted once it is forbidden")
    void givenCodeSent_whenTheUserJoinsTheGroup_thenTheCodeIsRefused(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.create();
        signIn();
        String code = codes.sentTo(destination(factor));

        policies.join("alice", "regulated");
        factor.enter(browser, code);

        assertRefused();
        assertRefusedOnce(factor.credentialType());
    }

    @ParameterizedTest
    @CsvSource({"EMAIL, REQUIRED", "SMS, REQUIRED", "EMAIL, CONDITIONAL", "SMS, CONDITIONAL"})
    @DisplayName("F6 whoever has nothing but forbidden factors is refused, and does not get in by the password alone")
    void givenForbiddenFactorOnly_whenPasswordRight_thenRefused(Factor factor, String place) {
        if (place.equals("REQUIRED")) {
            required(factor);
        } else {
            conditional(factor);
        }
        regulated(factor);
        realm.create();

        signIn();
        assertRefused();
        comeAgain();
        assertRefused();

        assertNothingSent();
        assertRefusedOnce(factor.credentialType());
    }

    private void assertRefused() {
        assertThat(browser.on(ClosedCodePage::new).text()).contains("Your account may not use this method.");
        assertThat(browser.on(ClosedCodePage::new).offersResend()).isFalse();
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("F6 the page of a code offers allowed factors only, Keycloak's own included")
    void givenSmsOnly_whenCodeIsAsked_thenTheOthersAreNotOffered() {
        policies.groups(group("phones", "mfa-sms"));
        allAlternatives();
        aliceWith(Factor.SMS, Factor.EMAIL, Factor.AUTHENTICATOR_APP).group("/phones");
        realm.create();

        assertThat(signIn().codePage().otherWays()).isEmpty();
        browser.codePage().enter(codes.sentTo(phone()));

        assertLoggedIn();
    }

    @Test
    void givenNoMember_whenSigningIn_thenAllAreOffered() {
        allAlternatives();
        aliceWith(Factor.SMS, Factor.EMAIL, Factor.AUTHENTICATOR_APP);
        realm.create();

        assertThat(signIn().codePage().otherWays()).hasSize(2);
    }
}
