package org.mfapack.it.upstream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.mfapack.it.realm.TestRealm;

/** One way in by the partner: an identity provider of our realm, and the client that the partner knows it as. */
final class Provider {

    private static final String SECRET = "between-the-two";

    private final ClientRepresentation client = new ClientRepresentation();
    private final IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
    private final List<ProtocolMapperRepresentation> claims = new ArrayList<>();
    private final Map<String, String> config = new LinkedHashMap<>();

    private Provider(String alias, String kind) {
        provider.setAlias(alias);
        provider.setProviderId(kind);
        provider.setEnabled(true);
        provider.setFirstBrokerLoginFlowAlias("first broker login");
        provider.setConfig(config);
        client.setClientId(alias);
        client.setEnabled(true);
        client.setRedirectUris(List.of("*"));
        client.setProtocolMappers(claims);
    }

    /** By OpenID Connect; the ID token tells of the login what it is told to tell and nothing else. */
    static Provider oidc(String alias, TestRealm home) {
        return byOauth(alias, "oidc", home).onlyClaims();
    }

    /** By OpenID Connect with the ID token that Keycloak makes by default. */
    static Provider keycloak(String alias, TestRealm home) {
        return byOauth(alias, "oidc", home);
    }

    /** By OAuth 2, as many social providers: there is no ID token. */
    static Provider oauth2(String alias, TestRealm home) {
        // The server asks it about the user at another address than browsers do, with a token that names theirs.
        home.attribute("frontendUrl", home.server().baseUri().toString());
        Provider provider = byOauth(alias, "oauth2", home);
        provider.config.put("defaultScope", "openid");
        provider.config.put("userIDClaim", "sub");
        return provider;
    }

    static Provider saml(String alias, TestRealm home, TestRealm ours) {
        Provider provider = new Provider(alias, "saml");
        provider.client.setClientId(ours.url());
        provider.client.setProtocol("saml");
        provider.client.setAttributes(new LinkedHashMap<>(Map.of(
                "saml.authnstatement",
                "true",
                "saml.server.signature",
                "true",
                "saml.assertion.signature",
                "true",
                "saml.client.signature",
                "false",
                "saml_force_name_id_format",
                "true",
                "saml_name_id_format",
                "username")));
        provider.config.put("singleSignOnServiceUrl", home.url() + "/protocol/saml");
        provider.config.put("idpEntityId", home.url());
        provider.config.put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
        provider.config.put("postBindingResponse", "true");
        provider.config.put("wantAssertionsSigned", "true");
        provider.config.put("validateSignature", "true");
        provider.config.put("useMetadataDescriptorUrl", "true");
        provider.config.put("metadataDescriptorUrl", inside(home) + "/protocol/saml/descriptor");
        return provider;
    }

    private static Provider byOauth(String alias, String kind, TestRealm home) {
        Provider provider = new Provider(alias, kind);
        String endpoints = "/protocol/openid-connect";
        provider.client.setSecret(SECRET);
        provider.config.put("authorizationUrl", home.url() + endpoints + "/auth");
        provider.config.put("tokenUrl", inside(home) + endpoints + "/token");
        provider.config.put("userInfoUrl", inside(home) + endpoints + "/userinfo");
        provider.config.put("disableUserInfo", Boolean.toString(kind.equals("oidc")));
        provider.config.put("jwksUrl", inside(home) + endpoints + "/certs");
        provider.config.put("useJwksUrl", "true");
        provider.config.put("validateSignature", "true");
        provider.config.put("issuer", home.url());
        provider.config.put("clientId", alias);
        provider.config.put("clientSecret", SECRET);
        provider.config.put("clientAuthMethod", "client_secret_post");
        return provider;
    }

    private static String inside(TestRealm home) {
        return home.server().uriFromInside() + "/realms/" + home.name();
    }

    private Provider onlyClaims() {
        client.setDefaultClientScopes(List.of("profile", "email"));
        return mapper("sub", "oidc-sub-mapper", Map.of());
    }

    /** @param json an array by the standard; here it may be anything */
    Provider amr(String json) {
        return claim("amr", json, "JSON");
    }

    Provider acr(String value) {
        return claim("acr", value, "String");
    }

    Provider authTime(Instant time) {
        return claim("auth_time", Long.toString(time.getEpochSecond()), "long");
    }

    Provider mapper(String name, String mapper, Map<String, String> options) {
        ProtocolMapperRepresentation claim = new ProtocolMapperRepresentation();
        claim.setName(name);
        claim.setProtocol("openid-connect");
        claim.setProtocolMapper(mapper);
        claim.setConfig(new LinkedHashMap<>(options));
        claim.getConfig().put("id.token.claim", "true");
        claim.getConfig().put("access.token.claim", "true");
        claims.add(claim);
        return this;
    }

    private Provider claim(String name, String value, String type) {
        return mapper(
                name,
                "oidc-hardcoded-claim-mapper",
                Map.of("claim.name", name, "claim.value", value, "jsonType.label", type));
    }

    /** The levels that the partner's client knows, by the words for them. */
    Provider levels(String json) {
        Map<String, String> attributes =
                client.getAttributes() == null ? new LinkedHashMap<>() : client.getAttributes();
        attributes.put("acr.loa.map", json);
        client.setAttributes(attributes);
        return this;
    }

    Provider with(String key, String value) {
        config.put(key, value);
        return this;
    }

    Provider firstFlow(String alias) {
        provider.setFirstBrokerLoginFlowAlias(alias);
        return this;
    }

    /** The flow after each login by this provider. */
    Provider then(String flow) {
        provider.setPostBrokerLoginFlowAlias(flow);
        return this;
    }

    String alias() {
        return provider.getAlias();
    }

    boolean isSaml() {
        return "saml".equals(provider.getProviderId());
    }

    ClientRepresentation client() {
        return client;
    }

    IdentityProviderRepresentation representation() {
        return provider;
    }
}
