package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.UserDraft;

@DisplayName("F6 DF12 The factor policy: the pack's own factors")
class FactorPolicyIT extends AliceSignsIn {

    private Policies policies;

    @BeforeEach
    void drawPolicies() {
        policies = new Policies(realm).groups(group("regulated", "otp", "webauthn"));
    }

    private void allAlternatives() {
        alternatives(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
    }

    private UserDraft regulated(Factor... factors) {
        return aliceWith(factors).group("/regulated");
    }

    /** As a browser does on refresh: Keycloak has it forget the form that it sent. */
    private void comeAgain() {
        browser.open(browser.url().replaceAll("(session_code|execution)=[^&]+&", ""));
    }

    private void assertNothingSent() {
        assertThat(codes.count(mail())).isZero();
        assertThat(codes.count(phone())).isZero();
        assertThat(realm.mfaEvents("send", "alice")).isEmpty();
    }

    private void assertRefusedOnce(String factor) {
        assertThat(realm.mfaEvents("refuse", "alice")).singleElement().satisfies(event -> {
            assertThat(event.getError()).isEqualTo("mfa_factor_not_allowed");
            assertThat(event.getDetails())
                    .containsEntry("mfa_factor", factor)
                    .containsEntry("mfa_reason", "factor_not_allowed");
        });
    }

    @Nested
    @DisplayName("in a login")
    class InALogin {

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
        @DisplayName(
                "F6 whoever has nothing but forbidden factors is refused, and does not get in by the password alone")
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

    @Nested
    @DisplayName("where it stands")
    class Places {

        @Test
        void givenListOnARole_whenAUserHasIt_thenItApplies() {
            policies.role("officer", "otp");
            allAlternatives();
            aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP).role("officer");
            realm.create();

            assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
        }

        @Test
        void givenListOnAGroup_whenAUserIsInItsSubgroup_thenItIsInherited() {
            GroupRepresentation parent = group("bank", "otp");
            parent.setSubGroups(List.of(group("branch")));
            policies.groups(parent);
            allAlternatives();
            aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP).group("/bank/branch");
            realm.create();

            assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
        }

        @Test
        void givenListsOnGroupAndRole_whenBothApply_thenOnlyWhatBothAllowIsOffered() {
            policies.groups(group("staff", "otp mfa-sms")).role("officer", "mfa-sms", "mfa-email");
            allAlternatives();
            aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP, Factor.EMAIL)
                    .group("/staff")
                    .role("officer");
            realm.create();

            signIn();
            assertThat(browser.codePage().otherWays()).isEmpty();
            assertThat(Factor.SMS.page(browser).tryAnotherWay().entries())
                    .noneMatch(entry -> entry.startsWith(Factor.EMAIL.displayName()));
        }

        @Test
        @DisplayName("F6 O4 a list of unknown names allows nothing, rather than everything")
        void givenMisspeltList_whenPasswordRight_thenNoFactorIsAccepted() {
            policies.groups(group("typo", "topt"));
            required(Factor.SMS);
            aliceWith(Factor.SMS).group("/typo");
            realm.create();

            signIn();

            browser.on(ClosedCodePage::new);
            assertNothingSent();
        }

        @Test
        @DisplayName("F6 O4 what is wrong is found by the operator's check")
        void givenMistakes_whenChecked_thenEachIsFoundWhereItIs() {
            GroupRepresentation parent = group("bank", "otp");
            parent.setSubGroups(List.of(group("branch", "mfa-sms")));
            policies.groups(parent, group("fine", "otp, webauthn")).role("officer", "otp", "pager");
            realm.create();

            assertThat(StreamSupport.stream(
                            realm.admin("/mfa/check").path("findings").spliterator(), false))
                    .allSatisfy(finding ->
                            assertThat(finding.path("remedy").asText()).contains("mfa-factors"))
                    .extracting(finding -> finding.path("provider").asText() + " "
                            + finding.path("id").asText() + " "
                            + finding.path("value").asText() + ": "
                            + finding.path("used").asText())
                    .containsExactlyInAnyOrder("group /bank/branch mfa-sms: ", "role officer pager: otp");
        }
    }

    @Nested
    @DisplayName("in enrolment")
    class InEnrolment {

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
                            new AccountApi(realm, browser.tokens())
                                    .credentials()
                                    .spliterator(),
                            false)
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

    @Nested
    @DisplayName("F5 F6 Keycloak's own factors")
    class BuiltIn {

        @ParameterizedTest
        @CsvSource({
            "CONFIGURE_TOTP, otp",
            "webauthn-register, webauthn",
            "webauthn-register-passwordless, webauthn-passwordless",
            "CONFIGURE_RECOVERY_AUTHN_CODES, recovery-authn-codes"
        })
        void givenForbidden_whenAskedForByTheApplication_thenItsStatusIsError(String action, String type) {
            policies.groups(group("phones", "mfa-sms"));
            alice().group("/phones");
            realm.create();
            realm.changeRequiredAction(action, it -> it.setEnabled(true));

            signInFor(action);

            assertThat(browser.returned("kc_action_status")).contains("error");
            assertRefusedOnce(type);
        }

        @Test
        void givenAllowed_whenAskedForByTheApplication_thenItIsSetUp() {
            regulated();
            realm.create();

            signInFor("CONFIGURE_TOTP");
            Factor.AUTHENTICATOR_APP.setUp(realm, browser, codes);

            assertThat(browser.returned("kc_action_status")).contains("success");
        }

        @Test
        @DisplayName("F6 a login by a forbidden app starts over, and ends with an allowed factor")
        void givenForbiddenApp_whenItsCodeIsEntered_thenAnAllowedFactorIsAsked() {
            policies.groups(group("phones", "mfa-sms"));
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).group("/phones");
            realm.create();

            signIn().totpPage().enter(realm.code(Factor.TOTP));

            assertNotLoggedIn();
            assertRefusedOnce("otp");
            Screen again = browser.loginPage();
            assertThat(again.message()).startsWith("Your account may not use the method that you signed in with.");
            browser.loginPage()
                    .signIn("alice", "wonderland")
                    .totpPage()
                    .tryAnotherWay()
                    .choose(Factor.SMS.displayName());
            Factor.SMS.enter(browser, codes.sentTo(phone()));
            assertLoggedIn();
        }

        @Test
        @DisplayName("F6 a forbidden app beside an allowed factor does no harm")
        void givenAppAndPhoneInARow_whenOnlyThePhoneIsAllowed_thenLoggedIn() {
            policies.groups(group("phones", "mfa-sms"));
            realm.flow("mfa")
                    .cookie()
                    .password()
                    .form(Step.required("auth-otp-form"))
                    .form(Step.required("mfa-sms-code"));
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).group("/phones");
            realm.create();

            signIn().totpPage().enter(realm.code(Factor.TOTP));
            Factor.SMS.enter(browser, codes.sentTo(phone()));

            assertLoggedIn();
        }

        @Test
        void givenForbiddenAppAndNothingElsePossible_whenItsCodeIsEntered_thenLoginIsRefused() {
            policies.groups(group("nothing", "recovery-authn-codes"));
            required(Factor.AUTHENTICATOR_APP);
            aliceWith(Factor.AUTHENTICATOR_APP).group("/nothing");
            realm.create();

            signIn().totpPage().enter(realm.code(Factor.TOTP));

            assertNotLoggedIn();
            assertThat(browser.status()).isEqualTo(403);
            comeAgain();
            assertNotLoggedIn();
            assertThat(browser.status()).isEqualTo(403);
        }

        @Test
        void givenForbiddenApp_whenUsedInADirectGrant_thenNoTokens() {
            policies.groups(group("phones", "mfa-sms"));
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).group("/phones");
            realm.create();

            assertThat(DirectGrant.of(realm, "alice", "wonderland", realm.code(Factor.TOTP)))
                    .contains("invalid_grant", "Account is not fully set up");
        }

        @Test
        void givenAllowedApp_whenUsedInADirectGrant_thenTokens() {
            regulated(Factor.AUTHENTICATOR_APP);
            realm.create();

            assertThat(DirectGrant.of(realm, "alice", "wonderland", realm.code(Factor.TOTP)))
                    .contains("access_token");
        }
    }
}
