package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.Totp;

@DisplayName("R3, DF5: recovery codes are offered with the first second factor, whichever it is")
class RecoveryOfferIT extends AliceRecovers {

    private void realmWithEveryFactor() {
        secondFactors(EVERY_FACTOR);
        alice();
        create();
    }

    private Totp setUpTotp() {
        Totp app = browser.on(SetUpTotpPage::new).app();
        browser.on(SetUpTotpPage::new).confirm();
        return app;
    }

    @Test
    @DisplayName("R3, DF5: with Keycloak's own authenticator app; shown once; a later factor does not make new ones")
    void givenFirstFactorIsTotp_whenEnrolled_thenCodesOnceAndNotWithTheNext(TwilioStandIn gateway) {
        realmWithEveryFactor();

        signInFor("CONFIGURE_TOTP");
        Totp app = setUpTotp();
        RecoveryCodesPage page = browser.on(RecoveryCodesPage::new);
        List<String> codes = page.codes();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}"));
        assertThat(stored()).isEmpty();
        page.confirm();
        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(stored()).hasSize(1);

        signInFor("mfa-set-up-sms");
        // the code of now was used in the set-up, and the next one is early enough
        browser.totpPage().enter(app.codeAt(Instant.now().plusSeconds(30)));
        browser.setUpAddressPage().submit(phone(), "");
        enterCodeOf(gateway);
        assertThat(browser.isAtApplication()).isTrue();
        assertThat(stored()).hasSize(1);
    }

    private void enterCodeOf(TwilioStandIn gateway) {
        await().until(() -> !gateway.messagesTo(phone()).isEmpty());
        String body = gateway.messagesTo(phone()).get(0).body();
        browser.codePage().enter(body.substring(body.lastIndexOf('#') + 1).strip());
    }

    @Test
    @DisplayName("R3, DF5: with SMS codes by kc_action; then the page of the SMS code offers a recovery code")
    void givenFirstFactorIsAPhone_whenEnrolled_thenCodesAreOfferedAndUsable(TwilioStandIn gateway) {
        realmWithEveryFactor();

        signInFor("mfa-set-up-sms");
        browser.setUpAddressPage().submit(phone(), "");
        enterCodeOf(gateway);
        String code = browser.on(RecoveryCodesPage::new).codes().get(9);
        browser.on(RecoveryCodesPage::new).confirm();
        assertLoggedIn();
        assertThat(stored()).hasSize(1);

        signIn(browser.clearCookies());
        assertThat(browser.codePage().otherWays()).singleElement().asString().contains("Recovery code");
        browser.codePage().otherWay("Recovery code");
        browser.on(RecoveryCodePage::new).enter(code);
        assertLoggedIn();
    }

    @Test
    @DisplayName("R3: with e-mail codes by kc_action; a verified address alone is no factor that was enrolled")
    void givenFirstFactorIsAnAddress_whenEnrolled_thenCodesAreOfferedAndMayBeDeclined(MailBox mail) {
        secondFactors(EVERY_FACTOR);
        alice().verifiedEmail("verified-" + ALICE + "@" + realm.name() + ".example");
        create();

        signIn();
        browser.codePage()
                .enter(mail.awaitMessageTo("verified-" + ALICE + "@" + realm.name() + ".example")
                        .code());
        assertLoggedIn();
        signInFor("mfa-set-up-email");
        browser.setUpAddressPage().submit(mail(), "");
        browser.codePage().enter(mail.awaitMessageTo(mail()).code());
        browser.on(RecoveryCodesPage::new).decline();

        assertLoggedIn();
        assertThat(stored()).isEmpty();
        assertThat(realm.find(ALICE).getRequiredActions()).isEmpty();
        assertThat(realm.events("CUSTOM_REQUIRED_ACTION_ERROR"))
                .singleElement()
                .satisfies(event -> assertThat(event.getError()).isEqualTo("rejected_by_user"));
    }

    @Test
    @DisplayName("R6: whoever has Keycloak's own codes is not offered ours")
    void givenBuiltInCodes_whenFirstFactorEnrolled_thenNothingIsOffered() {
        secondFactors(Step.alternative("auth-otp-form"), recoveryCode());
        alice().stored(
                        "recovery-authn-codes",
                        "{\"hashIterations\":1,\"algorithm\":\"SHA-512\",\"totalCodes\":1,\"remainingCodes\":1}",
                        "{\"codes\":[{\"number\":1,\"encodedHashedValue\":\"x\"}]}");
        create();

        signInFor("CONFIGURE_TOTP");
        setUpTotp();

        assertThat(browser.isAtApplication()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"no execution", "execution disabled", "not offered"})
    @DisplayName("R3: nothing is offered that no flow takes, or that the realm does not want to offer")
    void givenRealmThatDoesNotWant_whenFirstFactorEnrolled_thenNothingIsOffered(String why) {
        secondFactors(
                Step.alternative("auth-otp-form"),
                switch (why) {
                    case "no execution" -> Step.alternative("mfa-sms-code");
                    case "execution disabled" -> Step.disabled("mfa-recovery-code");
                    default -> recoveryCode();
                });
        alice();
        create();
        if (why.equals("not offered")) {
            realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-offered", "false"));
        }

        signInFor("CONFIGURE_TOTP");
        setUpTotp();

        assertThat(browser.isAtApplication()).isTrue();
        assertThat(stored()).isEmpty();
    }

    private String phone() {
        return "+4915112%06d".formatted(Integer.parseInt(realm.name().substring(1)));
    }

    private String mail() {
        return "alice@" + realm.name() + ".example";
    }
}
