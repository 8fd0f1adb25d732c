package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.Step;

@DisplayName("S5 CU1 The password comes before the code, wherever the browser goes")
class PrerequisiteIT extends AliceSignsIn {

    private void enrolledWithPasswordFirst(Factor factor) {
        required(factor);
        aliceWith(factor);
        realm.create();
    }

    private String execution(Factor factor) {
        return StreamSupport.stream(
                        realm.admin("/authentication/flows/mfa/executions").spliterator(), false)
                .filter(execution -> execution.path("providerId").asText().equals(factor.authenticator()))
                .map(execution -> execution.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String withParameter(String url, String name, String value) {
        return url.replaceAll("([?&]" + name + "=)[^&]*", "$1" + value);
    }

    private static String parameter(String url, String name) {
        return url.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    private void assertPasswordIsAskedAndNothingSent(Factor factor) {
        browser.loginPage();
        assertThat(codes.count(destination(factor))).isZero();
        assertNotLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenLoginPage_whenExecutionOfTheCodeIsOpened_thenPasswordIsAsked(Factor factor) {
        enrolledWithPasswordFirst(factor);

        String action = browser.login(realm).action();
        browser.open(withParameter(action, "execution", execution(factor)));

        browser.on(ExpiredPage::new).goOn();
        assertPasswordIsAskedAndNothingSent(factor);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenLoginPage_whenCodeIsPostedToItsExecution_thenPasswordIsAsked(Factor factor) {
        enrolledWithPasswordFirst(factor);

        String action = browser.login(realm).action();
        browser.post(withParameter(action, "execution", execution(factor)), Map.of("code", "123456"));

        browser.on(ExpiredPage::new).goOn();
        assertPasswordIsAskedAndNothingSent(factor);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenLoginPage_whenFactorIsChosenByForgedPost_thenRefused(Factor factor) {
        enrolledWithPasswordFirst(factor);

        Screen login = browser.login(realm);
        browser.post(login.action(), Map.of("authenticationExecution", execution(factor)));

        assertThat(browser.status()).isEqualTo(400);
        assertThat(codes.count(destination(factor))).isZero();
        assertNotLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenCodePageInOneTab_whenItsFormIsReplayedInAnother_thenThatStillAsksForThePassword(Factor factor) {
        enrolledWithPasswordFirst(factor);
        Browser tab = browser.newTab();

        signIn();
        String form = browser.codePage().action();
        String code = factor.code(realm, codes);
        String tabId = parameter(tab.login(realm).action(), "tab_id");
        tab.post(withParameter(form, "tab_id", tabId), Map.of("code", code));

        assertThat(tab.isAtApplication()).isFalse();
        assertThat(realm.events("LOGIN")).isEmpty();
        tab.login(realm);
        browser.codePage().enter(code);
        assertLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenLoginOfAlice_whenHerFormIsReplayedInAnotherBrowser_thenNothingHappens(Factor factor) {
        enrolledWithPasswordFirst(factor);

        signIn();
        String form = browser.codePage().action();
        try (Browser mallory = new Browser()) {
            mallory.login(realm);
            mallory.post(form, Map.of("code", factor.code(realm, codes)));

            assertThat(mallory.isAtApplication()).isFalse();
            assertThat(realm.events("LOGIN")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenFactorInASubFlowAfterTheAppCode_whenItsExecutionIsOpened_thenTheAppIsAsked(Factor factor) {
        realm.flow("mfa")
                .cookie()
                .password()
                .form(Step.required("auth-otp-form"))
                .form(Step.all("last", Step.required(factor.authenticator())));
        aliceWith(Factor.AUTHENTICATOR_APP, factor);
        realm.create();

        String action = signIn().totpPage().action();
        browser.post(withParameter(action, "execution", execution(factor)), Map.of("code", "123456"));
        browser.on(ExpiredPage::new).goOn();

        browser.totpPage();
        assertThat(codes.count(destination(factor))).isZero();
        assertNotLoggedIn();
    }
}
