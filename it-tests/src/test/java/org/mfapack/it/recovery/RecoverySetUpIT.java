package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.Totp;

@DisplayName("R1, R3, DF5: setting up recovery codes")
class RecoverySetUpIT extends AliceRecovers {

    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");

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
