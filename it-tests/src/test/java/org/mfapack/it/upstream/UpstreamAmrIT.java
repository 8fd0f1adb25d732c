package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

@DisplayName("S3 U2 amr of a login by a provider")
class UpstreamAmrIT extends PartnerSignsIn {

    private void tell(Map<String, String> options) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("amr");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("mfa-amr-mapper");
        mapper.setConfig(new HashMap<>(options));
        String app = realm.admin("/clients?clientId=app").get(0).path("id").asText();
        realm.server().admin().post("/" + realm.name() + "/clients/" + app + "/protocol-mappers/models", mapper);
    }

    @Test
    @DisplayName("S3 not told unless asked for")
    void givenNoOption_whenTheProviderTells_thenNothingIsTold() {
        create(oidc("bank").amr("[\"pwd\",\"mfa\"]"));
        tell(Map.of());

        assertThat(comeBy("bank").tokens().amr()).isEmpty();
    }

    @Test
    @DisplayName("S3 told on request, and kept through single sign-on")
    void givenOption_whenTheProviderTells_thenItsValues() {
        create(oidc("bank").amr("[\"pwd\",\"mfa\"]"));
        tell(Map.of("mfa-upstream", "true"));

        assertThat(comeBy("bank").tokens().amr()).containsExactlyInAnyOrder("pwd", "mfa");
        assertThat(browser.authorize(realm, Map.of()).tokens().amr()).containsExactlyInAnyOrder("pwd", "mfa");
    }

    @Test
    @DisplayName("S3 a factor of ours after that of the provider")
    void givenLocalFactorToo_whenUsed_thenBothAndMfa() {
        askAfter("after", noMfaUpstream());
        create(oidc("bank").amr("[\"pwd\"]").then("after"));
        tell(Map.of("mfa-upstream", "true"));

        comeBy("bank");

        assertThat(enterApp(browser).tokens().amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }
}
