package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("F6 DF12 The factor policy in enrolment")
class FactorPolicyEnrolmentIT extends AliceIsRegulated {

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenForbiddenFactor_whenAskedForByTheApplication_thenItsStatusIsError(Factor factor) {
        regulated();
        realm.create();

        signInFor(factor.setUpAction());

        assertThat(browser.returned("kc_action_status")).contains("error");
        assertLoggedIn();
        assertRefusedOnce(factor.credentialType());
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenSession_whenAskedForByTheApplication_thenItsStatusIsError(Factor factor) {
        regulated();
        realm.create();
        signIn().tokens();

        browser.authorize(realm, Map.of("kc_action", factor.setUpAction()));

        assertThat(browser.returned("kc_action_status")).contains("error");
        assertNothingSent();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenPageShown_whenTheUserJoinsTheGroup_thenTheAddressIsRefused(Factor factor) {
        alice();
        realm.create();
        signInFor(factor.setUpAction()).setUpAddressPage();

        policies.join("alice", "regulated");
        browser.setUpAddressPage().submit(destination(factor), "");

        assertThat(browser.returned("kc_action_status")).contains("error");
        assertNothingSent();
        assertThat(labels(factor)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenCodeSent_whenTheUserJoinsTheGroup_thenNothingIsStored(Factor factor) {
        alice();
        realm.create();
        signInFor(factor.setUpAction()).setUpAddressPage().submit(destination(factor), "");
        String code = codes.sentTo(destination(factor));

        policies.join("alice", "regulated");
        browser.codePage().enter(code);

        assertThat(browser.returned("kc_action_status")).contains("error");
        assertThat(labels(factor)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F6 what an administrator asks for in spite of the policy falls away")
    void givenRequiredAction_whenSigningIn_thenItIsNotShown(Factor factor) {
        policies.groups(group("keys", "webauthn"));
        alice().group("/keys").requiredAction(factor.setUpAction());
        realm.create();

        assertLoggedIn(signIn());
        assertThat(realm.find("alice").getRequiredActions()).isEmpty();
        assertRefusedOnce(factor.credentialType());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F6 a flow that has a forbidden factor set up does not end without it")
    void givenRequiredFactorNotEnrolled_whenForbidden_thenLoginIsRefused(Factor factor) {
        policies.groups(group("keys", "mfa-recovery-codes"));
        required(factor);
        alice().group("/keys");
        realm.create();

        signIn();

        assertNotLoggedIn();
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.text()).contains("Your account may not use the method");
        comeAgain();
        assertNotLoggedIn();
        assertThat(browser.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenForbiddenFactor_whenTheAccountConsoleLists_thenItCanBeRemovedButNotSetUp(Factor factor) {
        alternatives(Factor.AUTHENTICATOR_APP, factor);
        regulated(Factor.AUTHENTICATOR_APP, factor);
        realm.create();
        signIn().totpPage().enter(realm.code(Factor.TOTP));

        JsonNode container = StreamSupport.stream(
                        new AccountApi(realm, browser.tokens()).credentials().spliterator(), false)
                .filter(candidate -> candidate.path("type").asText().equals(factor.credentialType()))
                .findFirst()
                .orElseThrow();

        assertThat(container.hasNonNull("createAction")).isFalse();
        assertThat(container.path("removeable").asBoolean()).isTrue();
        assertThat(container.path("userCredentialMetadatas")).hasSize(1);
    }

    @Test
    void givenNothingEnrolled_whenTheAccountConsoleLists_thenTheForbiddenAreNotThere() {
        allAlternatives();
        regulated(Factor.AUTHENTICATOR_APP);
        realm.create();
        signIn().totpPage().enter(realm.code(Factor.TOTP));

        assertThat(new AccountApi(realm, browser.tokens()).credentials().findValuesAsText("type"))
                .contains("otp")
                .doesNotContain("mfa-email", "mfa-sms");
    }
}
