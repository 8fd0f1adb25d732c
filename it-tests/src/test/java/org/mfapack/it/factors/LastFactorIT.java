package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.DeleteCredentialPage;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("E4 CU12 The last factor stays while one is demanded")
class LastFactorIT extends AliceSignsIn {

    /** In Keycloak's own flow the authenticator app would be asked for. */
    @BeforeEach
    void drawFlowOfPasswordAlone() {
        realm.flow("password").cookie().password();
    }

    /** A session of the password alone, which a flow has told that it needs a factor. */
    private Tokens demanded() {
        Tokens tokens = signIn().tokens();
        realm.server().insides().noteInSession(realm.name(), tokens.sessionId(), "mfa-required", "true");
        return tokens;
    }

    private String id(Factor factor) {
        return id(factor.credentialType());
    }

    private String id(String type) {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(type))
                .map(credential -> credential.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private Browser askToRemove(String credentialId) {
        return browser.authorize(realm, Map.of("kc_action", "delete_credential:" + credentialId));
    }

    private void assertRefused(Factor factor) {
        assertThat(browser.returned("kc_action_status")).contains("error");
        assertThat(realm.mfaEvents("refuse", "alice")).singleElement().satisfies(event -> {
            assertThat(event.getError()).isEqualTo("mfa_last_factor");
            assertThat(event.getDetails()).containsEntry("mfa_factor", factor.credentialType());
        });
        assertThat(realm.events("REMOVE_CREDENTIAL")).isEmpty();
        id(factor);
    }

    private void assertRemoved(Factor factor) {
        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(realm.credentials("alice").findValuesAsText("type")).doesNotContain(factor.credentialType());
    }

    @ParameterizedTest
    @EnumSource
    void givenTheLastFactor_whenItIsToBeRemoved_thenRefused(Factor factor) {
        aliceWith(factor);
        realm.create();
        demanded();

        askToRemove(id(factor));

        assertRefused(factor);
    }

    @ParameterizedTest
    @EnumSource
    void givenNoDemand_whenItIsToBeRemoved_thenItGoes(Factor factor) {
        aliceWith(factor);
        realm.create();
        signIn().tokens();

        askToRemove(id(factor)).on(DeleteCredentialPage::new).accept();

        assertRemoved(factor);
    }

    @ParameterizedTest
    @EnumSource
    void givenAnotherFactor_whenOneIsToBeRemoved_thenItGoesAndTheOtherStays(Factor factor) {
        aliceWith(factor, factor.another());
        realm.create();
        demanded();

        askToRemove(id(factor)).on(DeleteCredentialPage::new).accept();
        assertRemoved(factor);
        askToRemove(id(factor.another()));

        assertStays(factor.another());
    }

    private void assertStays(Factor factor) {
        assertThat(browser.returned("kc_action_status")).contains("error");
        id(factor);
    }

    @Test
    void givenTwoPhones_whenOneIsToBeRemoved_thenItGoes() {
        alice().phone(phone()).phone(anotherDestination(Factor.SMS));
        realm.create();
        demanded();

        askToRemove(id(Factor.SMS)).on(DeleteCredentialPage::new).accept();

        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(labels(Factor.SMS)).hasSize(1);
        askToRemove(id(Factor.SMS));
        assertStays(Factor.SMS);
    }

    @Test
    @DisplayName("E4 F2 a verified e-mail that a flow asks for protects the account")
    void givenVerifiedEmail_whenTheOnlyPhoneIsToBeRemoved_thenItGoes() {
        realm.flow("mail").unbound().password().form(Step.required(Factor.EMAIL.authenticator()));
        aliceWith(Factor.SMS).verifiedEmail(mail());
        realm.create();
        demanded();

        askToRemove(id(Factor.SMS)).on(DeleteCredentialPage::new).accept();

        assertRemoved(Factor.SMS);
    }

    @Test
    @DisplayName("E4 backup codes protect nothing by themselves")
    void givenBackupCodesLeft_whenTheOnlyPhoneIsToBeRemoved_thenRefused() {
        aliceWith(Factor.SMS).stored("mfa-recovery-codes", "{}", "{}");
        realm.create();
        demanded();

        askToRemove(id(Factor.SMS));

        assertRefused(Factor.SMS);
    }

    @Test
    @DisplayName("E4 C7 a factor that is switched off protects nothing")
    void givenDisabledEmailLeft_whenTheOnlyPhoneIsToBeRemoved_thenRefused() {
        aliceWith(Factor.SMS).stored("mfa-email", "{\"address\":\"" + mail() + "\",\"disabledAt\":1}", "{}");
        realm.create();
        demanded();

        askToRemove(id(Factor.SMS));

        assertRefused(Factor.SMS);
    }

    @Test
    @DisplayName("E4 two questions side by side do not take both factors")
    void givenTwoTabs_whenEachRemovesOne_thenOneStays() {
        aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS);
        realm.create();
        demanded();
        Browser tab = browser.newTab();

        DeleteCredentialPage app = askToRemove(id(Factor.AUTHENTICATOR_APP)).on(DeleteCredentialPage::new);
        tab.authorize(realm, Map.of("kc_action", "delete_credential:" + id(Factor.SMS)))
                .on(DeleteCredentialPage::new)
                .accept();
        app.accept();

        assertStays(Factor.AUTHENTICATOR_APP);
        assertThat(labels(Factor.SMS)).isEmpty();
    }

    @Test
    @DisplayName("E4 the question is not enough: what counts is what is there when it is answered")
    void givenQuestionShown_whenTheOtherFactorGoesMeanwhile_thenTheAnswerIsRefused() {
        aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS);
        realm.create();
        Tokens tokens = demanded();
        DeleteCredentialPage app = askToRemove(id(Factor.AUTHENTICATOR_APP)).on(DeleteCredentialPage::new);

        new AccountApi(realm, tokens).delete(id(Factor.SMS));
        app.accept();

        assertThat(browser.text()).contains("This is the last method that protects your account.");
        id(Factor.AUTHENTICATOR_APP);
        assertThat(labels(Factor.SMS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givenTheLastFactor_whenAnAdministratorRemovesIt_thenItGoes(Factor factor) {
        aliceWith(factor);
        realm.create();
        demanded();

        realm.server()
                .admin()
                .delete("/" + realm.name() + "/users/" + realm.find("alice").getId() + "/credentials/" + id(factor));

        assertThat(realm.credentials("alice").findValuesAsText("type")).doesNotContain(factor.credentialType());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E4 nor by the account API that the console no longer uses")
    void givenTheLastFactor_whenDeletedByTheAccountApi_thenItStays(Factor factor) {
        aliceWith(factor);
        realm.create();

        new AccountApi(realm, demanded()).delete(id(factor));

        id(factor);
        assertThat(realm.events("REMOVE_CREDENTIAL")).isEmpty();
    }

    @Nested
    @DisplayName("E4 F6 the last factor that the policy allows")
    class LastAllowed {

        @ParameterizedTest
        @EnumSource
        void givenForbiddenOnesRemain_whenItIsToBeRemoved_thenRefused(Factor factor) {
            new Policies(realm).groups(group("strict", factor.credentialType()));
            aliceWith(factor, factor.another()).group("/strict");
            realm.create();
            signIn().tokens();

            askToRemove(id(factor));

            assertRefused(factor);
        }

        @ParameterizedTest
        @EnumSource
        void givenForbiddenOne_whenItIsToBeRemoved_thenItGoes(Factor factor) {
            new Policies(realm).groups(group("strict", factor.another().credentialType()));
            aliceWith(factor, factor.another()).group("/strict");
            realm.create();
            demanded();

            askToRemove(id(factor)).on(DeleteCredentialPage::new).accept();

            assertRemoved(factor);
        }
    }
}
