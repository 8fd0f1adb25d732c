package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.UserSource;

@DisplayName("F1 F2 Users of a read-only user storage, with Keycloak's copy and without, have factors as all others")
class DirectoryUserIT extends AliceSignsIn {

    @ParameterizedTest
    @CsvSource({"DIRECTORY, EMAIL", "DIRECTORY, SMS", "IMPORTING_DIRECTORY, EMAIL", "IMPORTING_DIRECTORY, SMS"})
    void givenNoFactor_whenOneIsSetUp_thenItIsAskedForFromThenOn(UserSource source, Factor factor) {
        realm.usersFrom(source);
        conditional(factor);
        alice();
        realm.create();

        signInFor(factor.setUpAction());
        factor.setUp(realm, browser, codes);

        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(labels(factor)).hasSize(1);
        factor.page(signIn(browser.clearCookies()));
    }

    @ParameterizedTest
    @CsvSource({"DIRECTORY, EMAIL", "DIRECTORY, SMS", "IMPORTING_DIRECTORY, EMAIL", "IMPORTING_DIRECTORY, SMS"})
    void givenFactor_whenSigningIn_thenLoggedInByItAndItCanBeRemoved(UserSource source, Factor factor) {
        realm.usersFrom(source);
        conditional(factor);
        aliceWith(factor);
        realm.create();

        signIn();
        factor.enter(browser, codes.sentTo(destination(factor)));

        Tokens tokens = browser.tokens();
        assertThat(tokens.subject()).isEqualTo(realm.find("alice").getId());
        AccountApi account = new AccountApi(realm, tokens);
        assertThat(account.credentials().findValuesAsText("type")).contains(factor.credentialType());
        account.delete(credentialId(factor, labels(factor).get(0)));
        assertThat(labels(factor)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DIRECTORY", "IMPORTING_DIRECTORY"})
    @DisplayName("C7 five wrong codes block the factor; the verified e-mail of the directory counts as one")
    void givenVerifiedEmail_whenFiveCodesAreWrong_thenBlocked(UserSource source) {
        realm.usersFrom(source);
        required(Factor.EMAIL);
        alice().verifiedEmail(mail());
        realm.create();
        signIn();
        String code = codes.sentTo(mail());

        for (int guess = 0; guess < 5; guess++) {
            browser.codePage().enter(Codes.not(code));
        }

        assertThat(browser.on(ClosedCodePage::new).text()).contains("Too many wrong codes.");
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("F2 a label is refused that Keycloak would not store: there it is unique over all kinds of factors")
    void givenLabelOfTheApp_whenGivenToAPhone_thenRefusedWithAWayOn() {
        realm.usersFrom(UserSource.DIRECTORY);
        alternatives(Factor.AUTHENTICATOR_APP, Factor.SMS);
        aliceWith(Factor.AUTHENTICATOR_APP);
        realm.create();
        String taken = labels(Factor.AUTHENTICATOR_APP).get(0);
        signInFor(Factor.SMS.setUpAction()).totpPage().enter(realm.code(Factor.TOTP));

        browser.setUpAddressPage().submit(phone(), taken);
        assertThat(browser.setUpAddressPage().message())
                .isEqualTo("You have already used this name. Please choose another one.");
        browser.setUpAddressPage().submit(phone(), taken + " too");
        browser.codePage().enter(codes.sentTo(phone()));

        assertThat(labels(Factor.SMS)).containsExactly(taken + " too");
    }
}
