package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.Browser;

@DisplayName("F2 Enrolment by kc_action, because the application or the user wants it")
class ApplicationInitiatedEnrolmentIT extends AliceSignsIn {

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenAddressProven_whenBackAtTheApplication_thenStatusIsSuccess(Factor factor) {
        alice();
        realm.create();

        signInFor(factor.setUpAction());
        factor.setUp(realm, browser, codes);

        assertThat(browser.returned("kc_action_status")).contains("success");
        assertLoggedIn();
        assertThat(labels(factor)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenPageOfTheAddress_whenCancelled_thenNothingIsLeft(Factor factor) {
        alice();
        realm.create();

        signInFor(factor.setUpAction()).setUpAddressPage().cancel();

        assertThat(browser.returned("kc_action_status")).contains("cancelled");
        assertNothingIsLeft(factor);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenCodeSent_whenCancelled_thenNothingIsLeft(Factor factor) {
        alice();
        realm.create();

        signInFor(factor.setUpAction()).setUpAddressPage().submit(destination(factor), "mine");
        codes.sentTo(destination(factor));
        browser.codePage().cancel();

        assertThat(browser.returned("kc_action_status")).contains("cancelled");
        assertNothingIsLeft(factor);
    }

    private void assertNothingIsLeft(Factor factor) {
        assertLoggedIn();
        assertThat(labels(factor)).isEmpty();
        assertThat(realm.find("alice").getRequiredActions()).isEmpty();
        assertLoggedIn(browser.newTab().authorize(realm, Map.of()));
        try (Browser later = new Browser()) {
            assertLoggedIn(signIn(later));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenSession_whenAskedForWithoutSigningIn_thenTheAddressIsAskedAtOnce(Factor factor) {
        alice();
        realm.create();
        signIn().tokens();

        browser.authorize(realm, Map.of("kc_action", factor.setUpAction()));
        factor.setUp(realm, browser, codes);

        assertThat(browser.returned("kc_action_status")).contains("success");
        assertThat(labels(factor)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenSessionOfTenMinutes_whenAskedFor_thenPasswordComesFirst(Factor factor) {
        alice();
        realm.create();
        signIn().tokens();

        realm.server().clock().advance(Duration.ofMinutes(10));
        browser.authorize(realm, Map.of("kc_action", factor.setUpAction()))
                .passwordPage()
                .password("wonderland");

        browser.setUpAddressPage();
    }
}
