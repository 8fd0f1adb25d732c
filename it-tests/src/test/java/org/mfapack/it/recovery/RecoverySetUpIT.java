package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

@DisplayName("R1, R3, DF5: setting up recovery codes")
class RecoverySetUpIT extends AliceRecovers {

    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");
    private static final Step[] EVERY_FACTOR = {
        Step.alternative("auth-otp-form"),
        Step.alternative("mfa-sms-code"),
        Step.alternative("mfa-email-code"),
        recoveryCode()
    };

    private void realmWithEveryFactor() {
        secondFactors(EVERY_FACTOR);
        alice();
        create();
    }

    private void signInFor(String action) {
        browser.authorize(realm, Map.of("kc_action", action));
        if (browser.html().contains("name=\"username\"")) {
            browser.loginPage().signIn(ALICE, PASSWORD);
        }
    }

    private Totp setUpTotp() {
        Totp app = browser.on(SetUpTotpPage::new).app();
        browser.on(SetUpTotpPage::new).confirm();
        return app;
    }

    private String phone() {
        return "+4915112%06d".formatted(Integer.parseInt(realm.name().substring(1)));
    }

    private String mail() {
        return "alice@" + realm.name() + ".example";
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
        org.awaitility.Awaitility.await()
                .until(() -> !gateway.messagesTo(phone()).isEmpty());
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

    @Test
    @DisplayName("R3: cancel stores nothing and keeps the old codes")
    void givenOldCodes_whenNewOnesAreCancelled_thenTheOldOnesWork() {
        List<String> codes = onlyRecoveryCodes();

        browser.authorize(realm, Map.of("kc_action", SET_UP)).loginPage().signIn(ALICE, PASSWORD);
        browser.on(RecoveryCodePage::new).enter(codes.get(0));
        RecoveryCodesPage page = browser.on(RecoveryCodesPage::new);
        assertThat(page.text()).contains("You have 9 codes left.");
        String shown = page.codes().get(0);
        page.cancel();

        assertThat(browser.returned("kc_action_status")).contains("cancelled");
        assertThat(works(shown)).isFalse();
        assertThat(works(codes.get(1))).isTrue();
    }

    @Test
    @DisplayName("R3: a refresh shows new codes; those shown before cannot be confirmed")
    void givenPageRefreshed_whenTheFirstPageIsConfirmed_thenRefused() {
        secondFactors(recoveryCode());
        alice();
        create();
        signInFor(SET_UP);
        RecoveryCodesPage first = browser.on(RecoveryCodesPage::new);
        String set = first.fields().get("set");
        List<String> shown = first.codes();

        browser.open(first.action().replaceFirst("session_code=[^&]*&", ""));
        assertThat(browser.text()).contains("The ones shown before do not work.");
        assertThat(browser.on(RecoveryCodesPage::new).codes()).doesNotContainAnyElementsOf(shown);
        browser.post(browser.on(RecoveryCodesPage::new).action(), Map.of("set", set, "saved", "true"));

        assertThat(stored()).isEmpty();
        List<String> last = browser.on(RecoveryCodesPage::new).codes();
        browser.on(RecoveryCodesPage::new).confirm();
        assertThat(works(shown.get(0))).isFalse();
        assertThat(works(last.get(0))).isTrue();
    }

    @Test
    @DisplayName("R3: a forged or unticked confirmation stores nothing; an enforced page cannot be skipped")
    void givenForgedForms_whenPosted_thenNothingIsStored() {
        secondFactors(recoveryCode());
        alice().requiredAction(SET_UP);
        create();
        signIn();

        for (Map<String, String> forged : List.of(
                Map.of("saved", "true"),
                Map.of("saved", "true", "set", ""),
                Map.of("saved", "true", "set", "00000000-0000-0000-0000-000000000000"),
                Map.of("set", browser.on(RecoveryCodesPage::new).fields().get("set")),
                Map.of("skip", "true"),
                Map.of("cancel-aia", "true"),
                Map.<String, String>of())) {
            browser.post(browser.on(RecoveryCodesPage::new).action(), forged);
            assertThat(browser.on(RecoveryCodesPage::new).canBeDeclined()).isFalse();
        }

        assertThat(stored()).isEmpty();
        assertThat(realm.events("LOGIN")).isEmpty();
        browser.on(RecoveryCodesPage::new).confirm();
        assertLoggedIn();
        assertThat(stored()).hasSize(1);
    }

    @Test
    @DisplayName("R1: count and length follow the options; wrong ones are refused when they are saved")
    void givenOptions_whenCodesAreMade_thenSoManyOfThatLength() {
        secondFactors(recoveryCode());
        alice();
        create();
        realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-count", "2", "mfa-recovery-length", "16"));

        List<String> codes = enrol();

        assertThat(codes).hasSize(2).allMatch(code -> code.matches("(\\w{4}-){3}\\w{4}"));
        assertThat(works(codes.get(1))).isTrue();
        for (Map<String, String> wrong : List.of(
                Map.of("mfa-recovery-length", "12"),
                Map.of("mfa-recovery-count", "51"),
                Map.of("mfa-recovery-count", "0"),
                Map.of("mfa-recovery-warn-at", "many"))) {
            assertThatThrownBy(() -> realm.configureRequiredAction(SET_UP, wrong))
                    .hasMessageContaining(": 4");
        }
    }

    @Test
    @DisplayName("F4: listed last, whenever they were set up, and never to who has none")
    void givenCodesSetUpBeforeThePhone_whenAnotherWayIsSought_thenTheyAreLast() {
        secondFactors(EVERY_FACTOR);
        alice().totp(TOTP);
        create();
        signIn();
        assertThat(browser.totpPage().offersAnotherWay()).isFalse();
        browser.totpPage().enter(realm.code(TOTP));
        assertLoggedIn();
        signInFor(SET_UP);
        browser.on(RecoveryCodesPage::new).confirm();
        signInFor("mfa-set-up-email");
        browser.setUpAddressPage();
        browser.clearCookies();

        signIn();
        assertThat(browser.totpPage().tryAnotherWay().entries())
                .last()
                .asString()
                .contains("Recovery code");
        browser.selectAuthenticatorPage().choose("Enter one of the codes");
        assertThat(browser.on(RecoveryCodePage::new).otherWays())
                .singleElement()
                .asString()
                .contains("Authenticator");
    }

    @Test
    @DisplayName("R1: where the factor is required and missing, it is set up on the spot")
    void givenRequiredExecution_whenUserHasNone_thenSetUpAndAskedNextTime() {
        realm.flow("mfa").cookie().password().form(Step.required("mfa-recovery-code"));
        alice();
        create();

        signIn();
        RecoveryCodesPage page = browser.on(RecoveryCodesPage::new);
        assertThat(page.canBeDeclined()).isFalse();
        List<String> codes = page.codes();
        page.confirm();

        assertLoggedIn();
        assertThat(works(codes.get(0))).isTrue();
    }
}
