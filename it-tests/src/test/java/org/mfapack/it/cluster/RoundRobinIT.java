package org.mfapack.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.enrolment.ChoicePage;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.realm.Step;

@DisplayName("X1: a login whose every request reaches the other node")
class RoundRobinIT extends AliceRoams {

    @Test
    void givenEmailCode_whenLoggedInTwice_thenTokensAndOneMessageEach() {
        codesByEmail();

        for (int login = 1; login <= 2; login++) {
            signIn(browser).codePage();
            browser.refresh().on(ExpiredPage::new).goOn().codePage().enter(WRONG);
            browser.codePage().enter(mailed(login));
            assertLoggedIn(browser);
            browser.clearCookies();
        }
    }

    @Test
    @DisplayName("X1: without the second factor again while the session lives")
    void givenSession_whenAnotherLogin_thenNothingIsAsked() {
        codesByEmail();
        signIn(browser).codePage().enter(mailed(1));
        assertLoggedIn(browser);

        for (int login = 0; login < 3; login++) {
            assertLoggedIn(browser.authorize(realm, Map.of()));
        }
    }

    @Test
    void givenSmsCode_whenLoggedInTwice_thenTokensAndOneMessageEach() {
        secondFactors(Step.alternative("mfa-sms-code"));
        alice().phone(phone());
        realm.create();

        for (int login = 1; login <= 2; login++) {
            signIn(browser).codePage().enter(texted(login));
            assertLoggedIn(browser);
            browser.clearCookies();
        }
    }

    @Test
    @DisplayName("X1, R3: recovery codes that one node showed are stored by the other and used at both")
    void givenRecoveryCodes_whenFourAreUsed_thenFourLogins() {
        List<String> codes = recoveryCodes();

        for (String code : codes.subList(2, 6)) {
            signIn(browser).codePage().enter(code);
            assertLoggedIn(browser);
            browser.clearCookies();
        }
    }

    @Test
    @DisplayName("X1, F2: an address is proven at whichever node, and is a factor at both")
    void givenSetUpOfAPhone_whenItsCodeIsEntered_thenTheNextLoginsAskForIt() {
        secondFactors(Step.alternative("mfa-sms-code"));
        alice().requiredAction("mfa-set-up-sms");
        realm.create();

        signIn(browser).setUpAddressPage().submit("nonsense", "");
        browser.setUpAddressPage().submit(phone(), "");
        browser.codePage().enter(WRONG);
        browser.codePage().enter(texted(1));
        assertLoggedIn(browser);

        for (int login = 2; login <= 3; login++) {
            browser.clearCookies();
            signIn(browser).codePage().enter(texted(login));
            assertLoggedIn(browser);
        }
    }

    @Test
    @DisplayName("X1, E1, E2, R3: protect your account, from \"not now\" to the recovery codes")
    void givenNewcomer_whenProtectingTheAccount_thenSkipCountsAndFactorAndCodesAreThere() {
        realm.flow("mfa")
                .cookie()
                .password()
                .form(Step.conditional(
                        "factors",
                        Step.required("conditional-user-configured"),
                        Step.alternative("mfa-sms-code"),
                        Step.alternative("mfa-recovery-code")));
        alice().requiredAction("mfa-protect-account");
        realm.create();

        signIn(browser).on(ChoicePage::new).skip();
        assertLoggedIn(browser);
        signIn(browser.clearCookies());
        assertLoggedIn(browser);
        realm.server().clock().advance(Duration.ofDays(15));
        signIn(browser.clearCookies()).on(ChoicePage::new).choose("Code by SMS");
        browser.setUpAddressPage().submit(phone(), "");
        browser.codePage().enter(texted(1));
        NewCodesPage page = browser.on(NewCodesPage::new);
        assertThat(page.codes()).hasSize(10);
        page.keep();
        assertLoggedIn(browser);

        browser.clearCookies();
        signIn(browser).codePage().enter(texted(2));
        assertLoggedIn(browser);
    }
}
