package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.realm.Step;

/** Each scenario runs with Keycloak's own OTP form, too: what it does is what is expected of the pack's factors. */
@DisplayName("F1 A factor behaves in its place in a flow as Keycloak's own OTP form does")
class PlacementIT extends AliceSignsIn {

    @Nested
    class Required {

        @ParameterizedTest
        @EnumSource
        void givenEnrolled_whenCodeEntered_thenLoggedIn(Factor factor) {
            required(factor);
            aliceWith(factor);
            realm.create();

            signIn();
            assertNotLoggedIn();
            factor.enter(browser, factor.code(realm, codes));

            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource
        void givenNotEnrolled_whenPasswordRight_thenSetUpRunsBeforeTheLoginEnds(Factor factor) {
            required(factor);
            alice();
            realm.create();

            signIn();
            assertNotLoggedIn();
            factor.setUp(realm, browser, codes);

            assertLoggedIn();
            assertThat(realm.credentials("alice").findValuesAsText("type")).contains(factor.credentialType());
        }

        @ParameterizedTest
        @EnumSource
        void givenNotEnrolledAndSetUpDisabled_whenPasswordRight_thenLoginFails(Factor factor) {
            required(factor);
            alice();
            realm.create();
            realm.changeRequiredAction(factor.setUpAction(), action -> action.setEnabled(false));

            signIn();

            assertNotLoggedIn();
            assertThat(browser.status()).isEqualTo(400);
        }

        @ParameterizedTest
        @EnumSource
        void givenNotEnrolledAndSetUpUnregistered_whenPasswordRight_thenLoginFails(Factor factor) {
            required(factor);
            alice();
            realm.create();
            realm.server()
                    .admin()
                    .delete("/" + realm.name() + "/authentication/required-actions/" + factor.setUpAction());

            signIn();

            assertNotLoggedIn();
            assertThat(browser.status()).isEqualTo(400);
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        @DisplayName("F1 an authenticator app and a code in a row")
        void givenTwoRequired_whenBothEntered_thenLoggedInOnlyAfterTheSecond(Factor factor) {
            realm.flow("mfa")
                    .cookie()
                    .password()
                    .form(Step.required("auth-otp-form"))
                    .form(Step.required(factor.authenticator()));
            aliceWith(Factor.AUTHENTICATOR_APP, factor);
            realm.create();

            signIn();
            Factor.AUTHENTICATOR_APP.enter(browser, realm.code(Factor.TOTP));
            assertNotLoggedIn();
            assertThat(factor.page(browser).offersAnotherWay()).isFalse();
            factor.enter(browser, factor.code(realm, codes));

            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenTwoRequired_whenFirstWrong_thenSecondIsNotEvenAsked(Factor factor) {
            realm.flow("mfa")
                    .cookie()
                    .password()
                    .form(Step.required("auth-otp-form"))
                    .form(Step.required(factor.authenticator()));
            aliceWith(Factor.AUTHENTICATOR_APP, factor);
            realm.create();

            signIn();
            Factor.AUTHENTICATOR_APP.enter(browser, Codes.not(realm.code(Factor.TOTP)));

            Factor.AUTHENTICATOR_APP.page(browser);
            assertThat(codes.count(destination(factor))).isZero();
            assertNotLoggedIn();
        }
    }

    @Nested
    class Alternative {

        @ParameterizedTest
        @EnumSource
        void givenNotEnrolled_whenPasswordRight_thenNextAlternativeIsAsked(Factor factor) {
            alternatives(factor, factor.another());
            aliceWith(factor.another());
            realm.create();

            signIn();

            assertThat(factor.another().page(browser).offersAnotherWay()).isFalse();
            factor.another().enter(browser, factor.another().code(realm, codes));
            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource
        void givenNoneEnrolled_whenPasswordRight_thenLoginFails(Factor factor) {
            alternatives(factor, factor.another());
            alice();
            realm.create();

            signIn();

            assertNotLoggedIn();
            assertThat(browser.status()).isEqualTo(400);
        }

        @ParameterizedTest
        @EnumSource
        void givenTwoEnrolled_whenWrongCode_thenSameFactorIsAskedAgain(Factor factor) {
            alternatives(factor, factor.another());
            aliceWith(factor, factor.another());
            realm.create();

            signIn();
            String code = factor.code(realm, codes);
            factor.enter(browser, Codes.not(code));

            assertThat(factor.page(browser).message()).isNotEmpty();
            assertNotLoggedIn();
            assertThat(realm.events("LOGIN_ERROR")).singleElement().satisfies(event -> assertThat(event.getError())
                    .isEqualTo("invalid_user_credentials"));
            factor.enter(browser, code);
            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource
        void givenTwoEnrolled_whenNoCode_thenSameFactorIsAskedAgain(Factor factor) {
            alternatives(factor, factor.another());
            aliceWith(factor, factor.another());
            realm.create();

            signIn();
            browser.post(factor.page(browser).action(), Map.of());

            factor.page(browser);
            assertNotLoggedIn();
        }
    }

    @Nested
    class Conditional {

        @ParameterizedTest
        @EnumSource
        void givenNotEnrolled_whenPasswordRight_thenNotAsked(Factor factor) {
            conditional(factor);
            alice();
            realm.create();

            signIn();

            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource
        void givenEnrolled_whenPasswordRight_thenAsked(Factor factor) {
            conditional(factor);
            aliceWith(factor);
            realm.create();

            signIn();
            factor.page(browser);
            assertNotLoggedIn();
            factor.enter(browser, factor.code(realm, codes));

            assertLoggedIn();
        }
    }
}
