package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.ClosedCodePage;

@DisplayName("F4 Which of several addresses a code goes to")
class DestinationsIT extends AliceSignsIn {

    @Nested
    @DisplayName("F4 several phones and addresses")
    class SeveralDestinations {

        private void two(Factor factor) {
            required(factor);
            factor.enrol(aliceWith(factor), anotherDestination(factor));
            realm.create();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenTwo_whenTheOtherIsChosen_thenTheCodeGoesThereAndLogsIn(Factor factor) {
            two(factor);
            signIn();
            codes.sentTo(destination(factor));
            assertThat(browser.codePage().otherDestinations()).hasSize(1);
            assertThat(codes.count(anotherDestination(factor))).isZero();

            browser.codePage().otherDestination(labels(factor).get(1)).enter(codes.sentTo(anotherDestination(factor)));

            assertLoggedIn();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        @DisplayName("F4 C10 each gets one message, however often it is chosen")
        void givenTwo_whenChosenToAndFro_thenEachGetsOneMessage(Factor factor) {
            two(factor);
            signIn();
            String first = codes.sentTo(destination(factor));
            browser.codePage().otherDestination(labels(factor).get(1));
            String other = codes.sentTo(anotherDestination(factor));

            browser.codePage()
                    .otherDestination(labels(factor).get(0))
                    .otherDestination(labels(factor).get(1))
                    .otherDestination(labels(factor).get(0));

            browser.codePage().enter(other);
            assertThat(browser.codePage().message()).startsWith("That code is not right.");
            assertNotLoggedIn();
            browser.codePage().enter(first);
            assertLoggedIn();
            assertThat(codes.count(destination(factor))).isEqualTo(1);
            assertThat(codes.count(anotherDestination(factor))).isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenAnotherUsersAddress_whenItsIdIsPosted_thenIgnored(Factor factor) {
            String mallorys = factor == Factor.EMAIL ? "mallory@" + realm.name() + ".example" : "+4915990000000";
            factor.enrol(realm.user("mallory").password("malice"), mallorys);
            two(factor);
            String foreign = realm.credentials("mallory").get(0).path("id").asText();

            signIn();
            String code = codes.sentTo(destination(factor));
            for (String forged : new String[] {foreign, "", "verified-email", mallorys}) {
                browser.post(browser.codePage().action(), Map.of("destination", forged));
            }

            browser.codePage().enter(code);
            assertLoggedIn();
            assertThat(codes.count(mallorys)).isZero();
            assertThat(codes.count(anotherDestination(factor))).isZero();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenDisabledOne_whenCodeIsAsked_thenItIsNotOfferedAndNotChosen(Factor factor) {
            required(factor);
            aliceWith(factor)
                    .stored(
                            factor.credentialType(),
                            "{\"address\":\"" + anotherDestination(factor) + "\",\"disabledAt\":1}",
                            "{}");
            realm.create();

            signIn();
            assertThat(browser.codePage().otherDestinations()).isEmpty();
            browser.post(
                    browser.codePage().action(),
                    Map.of("destination", credentialId(factor, labels(factor).get(1))));

            browser.codePage().enter(codes.sentTo(destination(factor)));
            assertLoggedIn();
            assertThat(codes.count(anotherDestination(factor))).isZero();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        @DisplayName("F4 C4 an address that is removed meanwhile takes its code with it")
        void givenCodeSent_whenThatAddressIsRemoved_thenItsCodeIsRefused(Factor factor) {
            two(factor);
            signIn();
            String code = codes.sentTo(destination(factor));
            realm.server()
                    .admin()
                    .delete("/" + realm.name() + "/users/" + realm.find("alice").getId() + "/credentials/"
                            + credentialId(factor, labels(factor).get(0)));

            browser.codePage().enter(code);

            assertNotLoggedIn();
        }
    }

    @Nested
    @DisplayName("C7 O4 a factor that cannot be used is no way around it")
    class OnlyFactorUnusable {

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenOnlyADisabledFactor_whenRequired_thenNotLoggedIn(Factor factor) {
            required(factor);
            disabled(factor);

            signIn();

            assertThat(browser.on(ClosedCodePage::new).text()).contains("This method is switched off");
            assertNotLoggedIn();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenOnlyADisabledFactor_whenAlternative_thenNotLoggedIn(Factor factor) {
            alternatives(factor);
            disabled(factor);

            signIn();

            assertNotLoggedIn();
            assertThat(codes.count(destination(factor))).isZero();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenOnlyADisabledFactor_whenConditional_thenNotLoggedIn(Factor factor) {
            conditional(factor);
            disabled(factor);

            signIn();

            assertNotLoggedIn();
            assertThat(codes.count(destination(factor))).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "EMAIL, '{\"email\":\"a@example.org\"}'",
            "SMS, '{\"address\":\"\"}'",
            "SMS, '+4915112345678'",
        })
        @DisplayName("O4 neither is an import with a mistake in it")
        void givenOnlyAnUnreadableFactor_whenConditional_thenNotLoggedIn(Factor factor, String credentialData) {
            conditional(factor);
            alice().stored(factor.credentialType(), credentialData, "{}");
            realm.create();

            signIn();

            assertNotLoggedIn();
            assertThat(realm.mfaEvents("send", "alice")).isEmpty();
        }

        private void disabled(Factor factor) {
            alice().stored(
                            factor.credentialType(),
                            "{\"address\":\"" + destination(factor) + "\",\"disabledAt\":1}",
                            "{}");
            realm.create();
        }
    }
}
