package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.mfapack.it.page.Tokens;

@DisplayName("S3 U2 What the application is told of the provider's methods")
class AmrIT extends PartnerSignsIn {

    private void tellMethods(Map<String, String> options) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("methods");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("mfa-amr-mapper");
        mapper.setConfig(new LinkedHashMap<>(options));
        realm.app(app -> app.setProtocolMappers(List.of(mapper)));
    }

    @Test
    @DisplayName("S3 by default a provider's word does not get into our tokens")
    void givenMapperWithoutOptions_whenTheProviderHasProven_thenItsValuesAreNotTold() {
        tellMethods(Map.of());
        create(oidc("mfa").amr("[\"pwd\",\"mfa\"]"));

        assertThat(comeBy("mfa").tokens().amr()).isEmpty();
    }

    @Test
    @DisplayName("S3 on request the provider's values are told as they are, in both tokens and through SSO")
    void givenMapperWithOption_whenTheProviderHasProven_thenItsValuesAreTold() {
        tellMethods(Map.of("mfa-upstream", "true"));
        create(oidc("mfa").amr("[\"hwk\",\"mfa\"]"));

        Tokens tokens = comeBy("mfa").tokens();

        assertThat(tokens.amr()).containsExactlyInAnyOrder("hwk", "mfa");
        assertThat(tokens.accessToken().path("amr"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("hwk", "mfa");
        assertThat(browser.authorize(realm, Map.of()).tokens().amr()).containsExactlyInAnyOrder("hwk", "mfa");
    }

    @Test
    @DisplayName("S3 U2 the provider's password and the app here are two factors")
    void givenMapperWithOption_whenTheAppIsAskedHere_thenBothAndMfaAreTold() {
        tellMethods(Map.of("mfa-upstream", "true"));
        askAfter("after", noMfaUpstream());
        create(oidc("password").amr("[\"pwd\"]").then("after"));

        comeBy("password");

        assertThat(enterApp(browser).tokens().amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }

    @Test
    @DisplayName("U2 what one provider told is not told of a later login by another")
    void givenMapperWithOption_whenAnotherProviderTellsNothing_thenNothingIsTold() {
        tellMethods(Map.of("mfa-upstream", "true"));
        create(oidc("mfa").amr("[\"hwk\",\"mfa\"]"), Provider.oauth2("social", partner));
        comeBy("mfa").tokens();

        assertThat(comeBy(browser, "social", Map.of("prompt", "login")).tokens().amr())
                .isEmpty();
    }
}
