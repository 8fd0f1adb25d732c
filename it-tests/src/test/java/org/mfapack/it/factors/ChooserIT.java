package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.chromium.Chromium;

@DisplayName("F4 Try another way")
class ChooserIT extends AliceSignsIn {

    private static final String APP = "Authenticator Application";
    private static final String MAIL = "E-mail code";
    private static final String SMS = "SMS code";

    private void allAlternatives() {
        alternatives(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
    }

    private String maskedMail() {
        return "a••••@r••••.example";
    }

    private String maskedPhone() {
        return "+49 ••• ••" + phone().substring(phone().length() - 2);
    }

    private void prefer(Factor factor) {
        String id = StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(factor.credentialType()))
                .map(credential -> credential.path("id").asText())
                .findFirst()
                .orElseThrow();
        realm.server()
                .admin()
                .post(
                        "/" + realm.name() + "/users/" + realm.find("alice").getId() + "/credentials/" + id
                                + "/moveToFirst",
                        null);
    }

    @Nested
    @DisplayName("on Keycloak's own page")
    class OnKeycloaksPage {

        @Test
        void givenAllFactors_whenOpenedFromTheApp_thenEachIsListedWithItsMaskedDestination() {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
            realm.create();

            assertThat(signIn().totpPage().tryAnotherWay().entries())
                    .satisfiesExactly(
                            app -> assertThat(app).startsWith(APP),
                            mail -> assertThat(mail).startsWith(MAIL).contains(maskedMail()),
                            sms -> assertThat(sms).startsWith(SMS).contains(maskedPhone()));
            assertThat(browser.html()).doesNotContain(mail()).doesNotContain(phone());
        }

        @Test
        void givenTwoPhones_whenOpened_thenBothMasksAreShown() {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).phone("+4915112345699");
            realm.create();

            assertThat(signIn().totpPage().tryAnotherWay().entries())
                    .last()
                    .asString()
                    .contains(maskedPhone() + ", +49 ••• ••99");
        }

        @Test
        void givenNoEmail_whenOpened_thenItIsNotListed() {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS);
            realm.create();

            assertThat(signIn().totpPage().tryAnotherWay().entries())
                    .hasSize(2)
                    .noneMatch(entry -> entry.startsWith(MAIL));
        }

        @Test
        void givenAppOnly_whenAsked_thenThereIsNoOtherWay() {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP);
            realm.create();

            assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
        }

        /** Keycloak lists what needs no stored credential last, and under a fixed text: there is no place for the mask. */
        @Test
        void givenVerifiedEmail_whenOpened_thenItIsListedLast() {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.SMS).verifiedEmail(mail());
            realm.create();

            assertThat(signIn().totpPage().tryAnotherWay().entries())
                    .hasSize(3)
                    .last()
                    .asString()
                    .startsWith(MAIL);
            browser.selectAuthenticatorPage().choose(MAIL).codePage().enter(codes.sentTo(mail()));
            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        @DisplayName("F4 C7 a factor that was switched off is not offered")
        void givenDisabledFactor_whenOpened_thenItIsNotListed(Factor factor) {
            Factor left = factor == Factor.EMAIL ? Factor.SMS : Factor.EMAIL;
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, left)
                    .stored(
                            factor.credentialType(),
                            "{\"address\":\"" + destination(factor) + "\",\"disabledAt\":1}",
                            "{}");
            realm.create();

            assertThat(signIn().totpPage().tryAnotherWay().entries())
                    .hasSize(2)
                    .noneMatch(entry -> entry.startsWith(factor.displayName()));
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenFactorChosen_whenCodeEntered_thenLoggedIn(Factor factor) {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
            realm.create();

            signIn().totpPage().tryAnotherWay().choose(factor.displayName());
            factor.enter(browser, factor.code(realm, codes));

            assertLoggedIn();
        }
    }

    @Nested
    @DisplayName("on the page of a code, without JavaScript")
    class OnTheCodePage {

        @Test
        void givenAllFactors_whenCodeIsAsked_thenTheOthersAreListedWithTheirMaskedDestinations() {
            allAlternatives();
            aliceWith(Factor.EMAIL, Factor.AUTHENTICATOR_APP, Factor.SMS);
            realm.create();

            assertThat(signIn().codePage().otherWays())
                    .satisfiesExactly(
                            app -> assertThat(app).startsWith(APP),
                            sms -> assertThat(sms).startsWith(SMS).contains(maskedPhone()));
        }

        @Test
        void givenVerifiedEmail_whenCodeIsAskedByPhone_thenItIsListedWithItsMask() {
            allAlternatives();
            aliceWith(Factor.SMS).verifiedEmail(mail());
            realm.create();

            assertThat(signIn().codePage().otherWays())
                    .singleElement()
                    .asString()
                    .contains(MAIL, maskedMail());
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenOneFactor_whenCodeIsAsked_thenThereIsNoOtherWay(Factor factor) {
            allAlternatives();
            aliceWith(factor);
            realm.create();

            signIn();

            assertThat(browser.codePage().otherWays()).isEmpty();
            assertThat(factor.page(browser).offersAnotherWay()).isFalse();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenCodeAsked_whenAnotherWayIsTaken_thenThatOneLogsIn(Factor factor) {
            allAlternatives();
            aliceWith(factor, Factor.AUTHENTICATOR_APP);
            realm.create();

            signIn().codePage().otherWay(APP).totpPage().enter(realm.code(Factor.TOTP));

            assertLoggedIn();
        }

        @Test
        @DisplayName("F4 C10 there and back again sends nothing more")
        void givenCodeSent_whenThereAndBackAgain_thenTheSameCodeStands() {
            allAlternatives();
            aliceWith(Factor.EMAIL, Factor.SMS);
            realm.create();

            signIn();
            String code = codes.sentTo(mail());
            browser.codePage().otherWay(SMS);
            codes.sentTo(phone());
            browser.codePage().otherWay(MAIL).codePage().enter(code);

            assertLoggedIn();
            assertThat(codes.count(mail())).isEqualTo(1);
            assertThat(codes.count(phone())).isEqualTo(1);
        }

        @Test
        @DisplayName("F4 the code of one factor does not open the other")
        void givenBothCodesSent_whenTheCodeOfTheOneIsEnteredAtTheOther_thenRefused() {
            allAlternatives();
            aliceWith(Factor.EMAIL, Factor.SMS);
            realm.create();

            signIn();
            String mailed = codes.sentTo(mail());
            browser.codePage().otherWay(SMS);
            String texted = codes.sentTo(phone());
            Factor.SMS.enter(browser, mailed);

            assertThat(Factor.SMS.page(browser).message()).startsWith("That code is not right.");
            assertNotLoggedIn();
            Factor.SMS.enter(browser, texted);
            assertLoggedIn();
        }
    }

    @Nested
    @DisplayName("F4 the user's preferred factor comes first")
    class Preferred {

        @ParameterizedTest
        @EnumSource
        void givenThreeFactors_whenOneIsMovedToTheFront_thenItIsAskedFirst(Factor preferred) {
            allAlternatives();
            aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP, Factor.EMAIL);
            realm.create();
            prefer(preferred);

            signIn();

            preferred.page(browser);
            assertThat(preferred.page(browser).tryAnotherWay().entries().get(0)).startsWith(preferred.displayName());
        }

        @Test
        void givenTwoPhones_whenTheSecondIsMovedToTheFront_thenTheCodeGoesThere() {
            allAlternatives();
            String second = phone().replace("+49151", "+49171");
            alice().phone(second).phone(phone());
            realm.create();
            String id = credentialId(Factor.SMS, labels(Factor.SMS).get(1));
            realm.server()
                    .admin()
                    .post(
                            "/" + realm.name() + "/users/" + realm.find("alice").getId() + "/credentials/" + id
                                    + "/moveToFirst",
                            null);

            signIn().codePage().enter(codes.sentTo(phone()));

            assertLoggedIn();
            assertThat(codes.count(second)).isZero();
        }
    }

    @Nested
    @DisplayName("in a real browser")
    class InChromium {

        @Test
        void givenThreeFactors_whenChosenOnKeycloaksPage_thenTheOneThatWasPressedIsAsked(Chromium chromium) {
            allAlternatives();
            aliceWith(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
            realm.create();
            chromium.desktop().light().login(realm);
            chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");

            chromium.press("#try-another-way").await("li [role='button']");
            chromium.screenshot("chooser-of-keycloak");
            chromium.press("li:nth-child(3) [role='button']").await("#mfa[data-channel='sms']");
            chromium.press("#mfa-other-ways summary").await("#mfa-other-ways button");
            chromium.screenshot("chooser-on-code-page");

            chromium.fill("code", codes.sentTo(phone())).press("#mfa-submit").awaitApplication();
            assertThat(codes.count(mail())).isZero();
        }
    }
}
