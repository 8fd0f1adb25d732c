package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("D9: one number, however it is written")
class PhoneNumbersIT {

    private static final String NUMBER = "+4915112345678";

    private static TestRealm create(TestRealm draft) {
        draft.user("alice").password(PASSWORD).requiredAction("mfa-set-up-sms");
        return draft.create();
    }

    private static String storedNumber(TestRealm realm) {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("mfa-sms"))
                .map(credential -> credential.path("credentialData"))
                .map(JsonNode::asText)
                .findFirst()
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0151 123 456 78", "0049 151 12345678", "4915112345678", "+49 (151) 123-45678"})
    void givenRegionDE_whenEnrolled_thenSameNumberStored(
            String typed, TestRealm draft, Browser browser, TwilioStandIn gateway) {
        TestRealm realm = create(draft);
        realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-phone-region", "DE"));

        browser.login(realm).signIn("alice", PASSWORD).setUpAddressPage().submit(typed, "");
        browser.codePage().enter(Sms.await(gateway, NUMBER).code());

        assertThat(browser.isAtApplication()).isTrue();
        assertThat(storedNumber(realm)).isEqualTo("{\"address\":\"" + NUMBER + "\"}");
    }

    @Test
    void givenNumberEnrolled_whenTypedInAnotherWay_thenKnownAlready(
            TestRealm draft, Browser browser, TwilioStandIn gateway) {
        draft.user("alice").password(PASSWORD).phone(NUMBER).requiredAction("mfa-set-up-sms");
        TestRealm realm = draft.create();
        realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-phone-region", "de"));

        browser.login(realm).signIn("alice", PASSWORD).setUpAddressPage().submit("0151 12345678", "Work");

        assertThat(browser.setUpAddressPage().message()).isEqualTo("You have already set this one up.");
        assertThat(gateway.receivedFor(NUMBER)).isEmpty();
    }

    @Test
    void givenNoRegion_whenTypedWithoutCountry_thenAskedForIt(TestRealm draft, Browser browser, TwilioStandIn gateway) {
        TestRealm realm = create(draft);

        browser.login(realm).signIn("alice", PASSWORD).setUpAddressPage().submit("0151 12345678", "");

        assertThat(browser.setUpAddressPage().message()).contains("with its country code");
        assertThat(gateway.receivedFor(NUMBER)).isEmpty();
        assertThat(storedNumber(realm)).isEqualTo("none");
    }
}
