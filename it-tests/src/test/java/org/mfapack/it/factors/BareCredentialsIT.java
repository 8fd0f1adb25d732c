package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.mfapack.it.page.DeleteCredentialPage;
import org.mfapack.it.page.Tokens;

@DisplayName("F1, F2 Credentials that an administrator makes: a type and {\"address\": ...}, nothing else")
class BareCredentialsIT extends AliceSignsIn {

    private void aliceByAdministrator(Factor factor, String... addresses) {
        conditional(factor);
        realm.create();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("wonderland");
        UserRepresentation alice = new UserRepresentation();
        alice.setUsername("alice");
        alice.setFirstName("Alice");
        alice.setLastName("Liddell");
        alice.setEmail("someone@" + realm.name() + ".example");
        alice.setEnabled(true);
        alice.setCredentials(new ArrayList<>(List.of(password)));
        for (String address : addresses) {
            CredentialRepresentation bare = new CredentialRepresentation();
            bare.setType(factor.credentialType());
            bare.setCredentialData("{\"address\": \"" + address + "\"}");
            alice.getCredentials().add(bare);
        }
        realm.server().admin().post("/" + realm.name() + "/users", alice);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenTwo_whenSigningInWithEither_thenTheyWorkAndAreListed(Factor factor) {
        aliceByAdministrator(factor, destination(factor), anotherDestination(factor));

        signIn();
        codes.sentTo(destination(factor));
        browser.codePage()
                .otherDestination(browser.codePage().otherDestinations().get(0))
                .enter(codes.sentTo(anotherDestination(factor)));
        Tokens tokens = browser.tokens();

        JsonNode listed = new AccountApi(realm, tokens).credentials();
        assertThat(listed.toString()).contains(destination(factor), anotherDestination(factor));
        assertThat(codes.count(destination(factor))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenOne_whenRemovedByItsOwner_thenItIsGone(Factor factor) {
        aliceByAdministrator(factor, destination(factor));
        signIn().codePage().enter(codes.sentTo(destination(factor)));
        assertLoggedIn();

        String id = realm.credentials("alice").findParents("type").stream()
                .filter(it -> it.path("type").asText().equals(factor.credentialType()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        browser.authorize(realm, Map.of("kc_action", "delete_credential:" + id));
        browser.on(DeleteCredentialPage::new).accept();

        assertThat(browser.returned("kc_action_status")).hasValue("success");
        assertThat(labels(factor)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenOneWithoutALabel_whenAnotherIsSetUp_thenBothAreThere(Factor factor) {
        aliceByAdministrator(factor, destination(factor));
        signInFor(factor.setUpAction()).codePage().enter(codes.sentTo(destination(factor)));
        browser.setUpAddressPage().submit(anotherDestination(factor), "Other");
        browser.codePage().enter(codes.sentTo(anotherDestination(factor)));

        assertThat(browser.returned("kc_action_status")).hasValue("success");
        assertThat(labels(factor)).hasSize(2).contains("Other");
    }
}
