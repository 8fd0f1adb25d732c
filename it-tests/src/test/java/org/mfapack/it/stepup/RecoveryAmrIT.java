package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;
import org.mfapack.it.recovery.BuiltInRecoveryPage;
import org.mfapack.it.recovery.RecoveryCodePage;
import org.mfapack.it.recovery.RecoveryCodesPage;

@DisplayName("S3 R5 R6 amr after a login with a recovery code")
class RecoveryAmrIT extends AliceStepsUp {

    @BeforeEach
    void giveMapper() {
        Mappers.give(realm, Mappers.amr());
    }

    /** Without the page that a recovery code leads to (R4): only what the login itself used is looked at. */
    private void createWith(String authenticator) {
        realm.flow("factors")
                .step(signIn(
                        passwordForm(),
                        Step.conditional(
                                "second factor",
                                Step.required("conditional-user-configured"),
                                Step.alternative(authenticator))));
        realm.create();
        realm.changeRequiredAction("mfa-protect-account", action -> action.setEnabled(false));
    }

    private static void assertAmr(Tokens tokens, String... values) {
        assertThat(tokens.amr()).containsExactlyInAnyOrder(values);
        assertThat(Mappers.methods(tokens.accessToken())).containsExactlyInAnyOrder(values);
    }

    @Test
    @DisplayName("S3 the pack's: not by being set up, but by being used")
    void givenCodesOfThePack_whenOneIsUsed_thenRecoveryAndMfa() {
        alice();
        createWith("mfa-recovery-code");
        authorize("kc_action", "mfa-set-up-recovery-codes");
        assertThat(answer()).isEqualTo(PASSWORD);
        RecoveryCodesPage page = browser.on(RecoveryCodesPage::new);
        List<String> codes = page.codes();
        page.confirm();
        assertAmr(tokens(), "pwd");

        browser.clearCookies();
        authorize();
        answer();
        browser.on(RecoveryCodePage::new).enter(codes.get(4));

        assertAmr(tokens(), "pwd", "recovery", "mfa");
    }

    @Test
    @DisplayName("S3 R6 Keycloak's own: the same value")
    void givenBuiltInCodes_whenOneIsUsed_thenRecoveryAndMfa() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-512").digest("AAAABBBBCCCC".getBytes(StandardCharsets.UTF_8));
        String code =
                "{\"number\":%d,\"encodedHashedValue\":\"" + Base64.getEncoder().encodeToString(hash) + "\"}";
        alice().stored(
                        "recovery-authn-codes",
                        "{\"hashIterations\":1,\"algorithm\":\"SHA-512\",\"totalCodes\":2,\"remainingCodes\":2}",
                        "{\"codes\":[" + code.formatted(1) + "," + code.formatted(2) + "]}");
        createWith("auth-recovery-authn-code-form");

        authorize();
        answer();
        browser.on(BuiltInRecoveryPage::new).enter("AAAABBBBCCCC");

        assertAmr(tokens(), "pwd", "recovery", "mfa");
    }
}
