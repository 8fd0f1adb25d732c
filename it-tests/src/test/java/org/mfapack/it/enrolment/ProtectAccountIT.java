package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.Totp;

@DisplayName("E1 CU12 The user chooses a factor and sets it up within the login")
class ProtectAccountIT extends NewcomerSignsIn {

    /** Keycloak goes through the actions of a login by priority: the choice may be the first or the last of them. */
    private void signInWithActionAt(int priority) {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        realm.changeRequiredAction(ACTION, action -> action.setPriority(priority));
        signIn();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000})
    @DisplayName("E1 Keycloak's own set-up in the same login, whatever the order of the actions")
    void givenChoice_whenAppIsSetUp_thenLoggedInAndDone(int priority) {
        signInWithActionAt(priority);

        choice().choose(APP);
        assertNotLoggedIn();
        browser.on(SetUpTotpPage::new).confirm();

        assertLoggedIn();
        assertThat(factorsOfAlice()).containsExactly("otp");
        signInElsewhere(visitor -> {
            visitor.totpPage();
            assertThat(visitor.isAtApplication()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000})
    @DisplayName("E1 DM2b a factor of the pack in the same login, whatever the order of the actions")
    void givenChoice_whenPhoneIsSetUp_thenLoggedInAndDone(int priority) {
        signInWithActionAt(priority);

        choice().choose(SMS).setUpAddressPage().submit(phone(), "");
        assertNotLoggedIn();
        browser.codePage().enter(textMessage());

        assertLoggedIn();
        assertThat(factorsOfAlice()).containsExactly("mfa-sms");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000})
    @DisplayName("E1 CU12 cancel at any step leads back to the choice and leaves nothing")
    void givenSetUpUnderWay_whenCancelled_thenChoiceAgainAndNothingStored(int priority) {
        signInWithActionAt(priority);

        choice().choose(APP).on(SetUpTotpPage::new).cancel();
        assertThat(choice().has("[name='cancel-aia']")).isFalse();
        choice().choose(SMS).setUpAddressPage().cancel();
        choice().choose(SMS).setUpAddressPage().submit(phone(), "");
        browser.codePage().cancel();
        choice();
        assertNotLoggedIn();
        assertThat(factorsOfAlice()).isEmpty();

        assertThat(choice().choose(SMS).setUpAddressPage().fields()).containsEntry("address", "");
        browser.setUpAddressPage().cancel();
        choice().choose(APP).on(SetUpTotpPage::new).confirm();
        assertLoggedIn();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000})
    @DisplayName("E1 the browser's way back leads to the choice; a reload stays at the set-up")
    void givenSetUpUnderWay_whenTheBrowserGoesBack_thenChoiceAgain(int priority) {
        signInWithActionAt(priority);
        String choicePage = browser.url();

        choice().choose(APP);
        browser.refresh();
        browser.on(SetUpTotpPage::new);
        browser.open(choicePage);

        choice().choose(SMS).setUpAddressPage();
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("E1 CU12 a login that is left in the middle of a set-up starts anew")
    void givenSetUpUnderWay_whenTheUserLeaves_thenAskedAgain() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        signIn();
        choice().choose(SMS).setUpAddressPage().submit(phone(), "");
        textMessage();

        signInElsewhere(visitor -> assertThat(choice(visitor).choices()).contains(SMS));

        assertThat(factorsOfAlice()).isEmpty();
        assertThat(realm.find("alice").getRequiredActions()).isEmpty();
    }

    @Test
    @DisplayName("E1 what is not on offer cannot be chosen, and nothing but a choice goes on")
    void givenFactorDisabled_whenForged_thenPageAgain() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        realm.changeRequiredAction("mfa-set-up-sms", action -> action.setEnabled(false));
        signIn();
        assertThat(choice().choices()).contains(APP).doesNotContain(SMS);

        for (String forged : List.of("sms", "recovery-codes", "built-in-recovery-codes", "nonsense", "")) {
            browser.post(choice().action(), Map.of("factor", forged));
            assertThat(choice().message()).startsWith("This one cannot be set up right now.");
        }
        for (Map<String, String> forged :
                List.of(Map.<String, String>of(), Map.of("cancel-aia", "true"), Map.of("preferred", "totp"))) {
            browser.post(choice().action(), forged);
            choice();
        }
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("E1 a set-up that an administrator has asked for comes first and is enough")
    void givenSetUpDemandedAnyway_whenDone_thenNoChoiceIsShown() {
        enforced("mfa-snooze-max", "0");
        alice().requiredAction("CONFIGURE_TOTP");
        realm.create();
        realm.changeRequiredAction(ACTION, action -> action.setPriority(1));

        signIn().on(SetUpTotpPage::new).confirm();

        assertLoggedIn();
    }

    @Test
    @DisplayName("DM2d several factors: the preferred one first, and a way to switch")
    void givenSeveralFactors_whenPreferredIsSaved_thenItIsAskedFirst() {
        enforced();
        alice().totp(new Totp("a-secret-of-twenty-b")).phone(phone());
        realm.create();
        browser.authorize(realm, Map.of("kc_action", ACTION)).loginPage().signIn("alice", "wonderland");
        browser.totpPage().enter(realm.code(new Totp("a-secret-of-twenty-b")));
        assertThat(choice().enrolled()).containsExactly(APP, SMS);
        assertThat(choice().preferred()).isEqualTo("totp");

        browser.post(choice().action(), Map.of("preferred", "sms"));

        assertThat(choice().preferred()).isEqualTo("sms");
        choice().cancel();
        assertThat(browser.returned("kc_action_status")).contains("cancelled");
        signInElsewhere(visitor -> {
            assertThat(visitor.codePage().otherWays()).isNotEmpty();
            assertThat(visitor.codePage().otherWay("Authenticator").isAtApplication())
                    .isFalse();
            visitor.totpPage();
        });
    }
}
