package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("F1 S2 DM6 Step-up: a code as the second level of authentication")
class StepUpIT extends AliceSignsIn {

    private void levels(Factor factor) {
        realm.flow("mfa")
                .cookie()
                .form(Step.level(1, Duration.ofHours(10), Step.required("auth-username-password-form")))
                .form(Step.level(2, Duration.ofHours(10), Step.required(factor.authenticator())));
    }

    private Browser stepUp() {
        return browser.authorize(realm, Map.of("acr_values", "2"));
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenPasswordSession_whenHigherLevelRequested_thenOnlyTheCodeIsAsked(Factor factor) {
        levels(factor);
        aliceWith(factor);
        realm.create();
        Tokens low = signIn().tokens();
        assertThat(low.acr()).isEqualTo("1");
        assertThat(codes.count(destination(factor))).isZero();

        stepUp();
        factor.enter(browser, factor.code(realm, codes));

        Tokens high = browser.tokens();
        assertThat(high.acr()).isEqualTo("2");
        assertThat(high.sessionId()).isEqualTo(low.sessionId());
        assertThat(stepUp().tokens().acr()).isEqualTo("2");
        assertThat(codes.count(destination(factor))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenNoSession_whenHigherLevelRequested_thenBothAreAsked(Factor factor) {
        levels(factor);
        aliceWith(factor);
        realm.create();

        stepUp().loginPage().signIn("alice", "wonderland");
        assertNotLoggedIn();
        factor.enter(browser, factor.code(realm, codes));

        assertThat(browser.tokens().acr()).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    @DisplayName("F1 S1 DM5 who has no factor enrols it on the way up")
    void givenNotEnrolled_whenHigherLevelRequested_thenSetUpComesFirst(Factor factor) {
        levels(factor);
        alice();
        realm.create();
        signIn().tokens();

        stepUp();
        assertThat(browser.isAtApplication()).isFalse();
        factor.setUp(realm, browser, codes);

        assertThat(browser.tokens().acr()).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenPasswordSession_whenCodeWrong_thenTheSessionStaysAsItWas(Factor factor) {
        levels(factor);
        aliceWith(factor);
        realm.create();
        Tokens low = signIn().tokens();

        stepUp();
        factor.enter(browser, Codes.not(factor.code(realm, codes)));
        factor.page(browser);

        Tokens again = browser.newTab().authorize(realm, Map.of()).tokens();
        assertThat(again.acr()).isEqualTo("1");
        assertThat(again.sessionId()).isEqualTo(low.sessionId());
    }
}
