package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.DeleteCredentialPage;

@DisplayName("F2 Several addresses, each with a label, listed and removable")
class EnrolledAddressesIT extends AliceSignsIn {

    private Browser enrol(Factor factor, String address, String label) {
        browser.authorize(realm, Map.of("kc_action", factor.setUpAction()));
        return browser.setUpAddressPage().submit(address, label);
    }

    private void prove(String address) {
        browser.codePage().enter(codes.sentTo(address));
        assertThat(browser.returned("kc_action_status")).contains("success");
    }

    @Nested
    class Several {

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenOne_whenAnotherIsProven_thenBothAreThereUnderTheirLabels(Factor factor) {
            alice();
            realm.create();
            String one = destination(factor);
            String other = anotherDestination(factor);
            signIn().tokens();

            enrol(factor, one, "Mine");
            prove(one);
            enrol(factor, other, " Work ");
            assertThat(browser.codePage().text()).doesNotContain(other);
            prove(other);

            assertThat(labels(factor)).containsExactly("Mine", "Work");
        }

        @ParameterizedTest
        @CsvSource({
            "EMAIL, alice@mail.example, Alice@MAIL.example",
            "SMS, +4915112345678, +49 151 12345678",
            "SMS, +4915112345678, 0049 (0)151 1234-5678"
        })
        void givenOne_whenTheSameIsEnteredAgain_thenRefused(Factor factor, String address, String spelling) {
            alice();
            realm.create();
            signIn().tokens();
            enrol(factor, address, "");
            prove(address);

            enrol(factor, spelling, "Another");

            assertThat(browser.setUpAddressPage().message()).isEqualTo("You have already set this one up.");
            assertThat(labels(factor)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Work", "work", " WORK "})
        void givenLabel_whenUsedAgain_thenRefused(String label) {
            alice();
            realm.create();
            signIn().tokens();
            enrol(Factor.SMS, phone(), "Work");
            prove(phone());

            enrol(Factor.SMS, anotherDestination(Factor.SMS), label);

            assertThat(browser.setUpAddressPage().message())
                    .isEqualTo("You have already used this name. Please choose another one.");
            assertThat(browser.setUpAddressPage().fields()).containsEntry("address", anotherDestination(Factor.SMS));
            browser.setUpAddressPage().submit(anotherDestination(Factor.SMS), "Home");
            prove(anotherDestination(Factor.SMS));
            assertThat(labels(Factor.SMS)).containsExactly("Work", "Home");
        }

        @Test
        void givenLabelOfAPhone_whenUsedForAnAddress_thenAccepted() {
            alice();
            realm.create();
            signIn().tokens();
            enrol(Factor.SMS, phone(), "Work");
            prove(phone());

            enrol(Factor.EMAIL, mail(), "Work");
            prove(mail());

            assertThat(labels(Factor.EMAIL)).containsExactly("Work");
        }

        @Test
        void givenNoLabels_whenPhonesLookAlike_thenTheirMasksAreNumbered() {
            alice();
            realm.create();
            signIn().tokens();

            enrol(Factor.SMS, "+4915112345678", "");
            prove("+4915112345678");
            enrol(Factor.SMS, "+4915112345578", "");
            prove("+4915112345578");

            assertThat(labels(Factor.SMS)).containsExactly("+49 ••• ••78", "+49 ••• ••78 (2)");
        }

        @Test
        void givenTwoTabs_whenBothProveTheSame_thenItIsStoredOnce() {
            alice();
            realm.create();
            signIn().tokens();
            Browser tab = browser.newTab();

            enrol(Factor.SMS, phone(), "One");
            String first = codes.sentTo(phone());
            tab.authorize(realm, Map.of("kc_action", "mfa-set-up-sms"))
                    .setUpAddressPage()
                    .submit(phone(), "Two");
            String second = codes.sentTo(phone(), 2);
            browser.codePage().enter(first);
            tab.codePage().enter(second);

            assertThat(labels(Factor.SMS)).hasSize(1);
        }
    }

    @Nested
    @DisplayName("F2 in the account console's REST API")
    class InTheAccountConsole {

        private JsonNode container(JsonNode credentials, String type) {
            return StreamSupport.stream(credentials.spliterator(), false)
                    .filter(container -> container.path("type").asText().equals(type))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(type + " is not in " + credentials));
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenFactorInTheFlow_whenListed_thenItCanBeSetUpAndEachAddressIsThere(Factor factor) {
            conditional(factor);
            aliceWith(factor);
            realm.create();
            signIn();
            factor.enter(browser, factor.code(realm, codes));

            JsonNode container =
                    container(new AccountApi(realm, browser.tokens()).credentials(), factor.credentialType());

            assertThat(container.path("category").asText()).isEqualTo("two-factor");
            assertThat(container.path("createAction").asText()).isEqualTo(factor.setUpAction());
            assertThat(container.path("removeable").asBoolean()).isTrue();
            assertThat(container.path("userCredentialMetadatas")).hasSize(1);
            assertThat(container.findPath("credential").path("userLabel").asText())
                    .isEqualTo(labels(factor).get(0));
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenFactorInNoFlow_whenListed_thenItIsNotOffered(Factor factor) {
            alice();
            realm.create();

            JsonNode credentials = new AccountApi(realm, signIn().tokens()).credentials();

            assertThat(credentials.findValuesAsText("type")).doesNotContain(factor.credentialType());
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenTwo_whenOneIsDeleted_thenTheOtherStaysAndWorks(Factor factor) {
            conditional(factor);
            String kept = anotherDestination(factor);
            aliceWith(factor);
            realm.create();
            signIn();
            factor.enter(browser, factor.code(realm, codes));
            enrol(factor, kept, "Kept");
            prove(kept);
            String doomed = labels(factor).get(0);

            browser.authorize(realm, Map.of("kc_action", "delete_credential:" + credentialId(factor, doomed)));
            browser.on(DeleteCredentialPage::new).accept();

            assertThat(browser.returned("kc_action_status")).contains("success");
            assertThat(labels(factor)).containsExactly("Kept");
            assertThat(realm.events("REMOVE_CREDENTIAL")).hasSize(1);
            try (Browser later = new Browser()) {
                signIn(later);
                factor.enter(later, codes.sentTo(kept, 2));
                assertLoggedIn(later);
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenOne_whenDeletionIsCancelled_thenItStays(Factor factor) {
            aliceWith(factor);
            realm.create();
            signIn().tokens();

            browser.authorize(
                    realm,
                    Map.of(
                            "kc_action",
                            "delete_credential:"
                                    + credentialId(factor, labels(factor).get(0))));
            browser.on(DeleteCredentialPage::new).cancel();

            assertThat(browser.returned("kc_action_status")).contains("cancelled");
            assertThat(labels(factor)).hasSize(1);
        }

        @Test
        void givenLabelChangedInTheConsole_whenCodeIsAsked_thenItGoesToTheSamePhone() {
            conditional(Factor.SMS);
            alice().phone(phone());
            realm.create();
            signIn().codePage().enter(codes.sentTo(phone()));
            AccountApi account = new AccountApi(realm, browser.tokens());

            account.label(credentialId(Factor.SMS, labels(Factor.SMS).get(0)), "Pocket");

            assertThat(labels(Factor.SMS)).containsExactly("Pocket");
            try (Browser later = new Browser()) {
                signIn(later).codePage().enter(codes.sentTo(phone(), 2));
                assertLoggedIn(later);
            }
        }
    }
}
