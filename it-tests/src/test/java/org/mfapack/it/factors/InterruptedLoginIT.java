package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.Browser;

/** As {@link PlacementIT}: Keycloak's own OTP form is the measure. */
@DisplayName("F1 A login that is interrupted goes on as with Keycloak's own OTP form")
class InterruptedLoginIT extends AliceSignsIn {

    @ParameterizedTest
    @EnumSource
    void givenLockedByBruteForceProtection_whenRightCode_thenRefusedInTheSameWords(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.bruteForceProtection(2).create();

        signIn();
        String code = factor.code(realm, codes);
        factor.enter(browser, Codes.not(code));
        await().until(() -> bruteForce("numFailures").asInt() == 1);
        factor.enter(browser, Codes.not(code));
        await().until(() -> bruteForce("disabled").asBoolean());
        factor.enter(browser, code);

        assertThat(factor.page(browser).message()).isEqualTo("Invalid authenticator code.");
        assertNotLoggedIn();
    }

    /** Keycloak counts on another thread, and takes a user whose failure it is still counting for locked. */
    private JsonNode bruteForce(String field) {
        return realm.admin("/attack-detection/brute-force/users/"
                        + realm.find("alice").getId())
                .path(field);
    }

    @ParameterizedTest
    @EnumSource
    void givenUserDisabledMeanwhile_whenRightCode_thenRefused(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.create();

        signIn();
        factor.page(browser);
        String code = factor.code(realm, codes);
        realm.change("alice", alice -> alice.setEnabled(false));
        factor.enter(browser, code);

        assertNotLoggedIn();
        assertThat(browser.text()).contains("Account is disabled, contact your administrator.");
        assertThat(realm.events("LOGIN_ERROR")).singleElement().satisfies(event -> assertThat(event.getError())
                .isEqualTo("user_disabled"));
    }

    @ParameterizedTest
    @EnumSource
    void givenLoginTimedOut_whenRightCode_thenLoginStartsAnew(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.create();

        signIn();
        String code = factor.code(realm, codes);
        realm.server().clock().advance(Duration.ofMinutes(31));
        factor.enter(browser, code);

        assertThat(browser.loginPage().message())
                .isEqualTo("Your login attempt timed out. Login will start from the beginning.");
        assertNotLoggedIn();
    }

    /** Without JavaScript a tab does not notice that another one has finished: it stays a login of its own. */
    @ParameterizedTest
    @EnumSource
    void givenTwoTabs_whenOneFinished_thenTheOtherStillNeedsACodeOfItsOwn(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.create();
        Browser tab = browser.newTab();

        signIn();
        String code = factor.code(realm, codes);
        signIn(tab);
        factor.page(tab);
        factor.enter(browser, code);
        String session = browser.tokens().sessionId();
        factor.enter(tab, code);

        factor.page(tab);
        // An authenticator app shows its next code half a minute later; a message is there by then.
        realm.server().clock().advance(Duration.ofSeconds(30));
        factor.enter(
                tab,
                factor == Factor.AUTHENTICATOR_APP ? realm.code(Factor.TOTP) : codes.sentTo(destination(factor), 2));
        assertThat(tab.tokens().sessionId()).isEqualTo(session);
    }

    @ParameterizedTest
    @EnumSource
    void givenCodePage_whenLoginRestarted_thenPasswordIsAskedAgain(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.create();

        signIn();
        browser.open(factor.page(browser).restartLink());

        browser.loginPage().signIn("alice", "wonderland");
        factor.page(browser);
        assertNotLoggedIn();
    }
}
