package org.mfapack.it.realm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** A realm that is an OIDC identity provider of another realm on the same server. */
public final class OidcProvider {

    public static final String ALIAS = "upstream";

    private static final String SECRET = "between-the-two";

    private OidcProvider() {}

    /** Makes the client of a realm, not yet created, one for the other realm; and draws the provider for that realm. */
    public static IdentityProviderRepresentation of(TestRealm upstream, String postBrokerFlow) {
        upstream.app(client -> {
            client.setPublicClient(false);
            client.setSecret(SECRET);
            client.setRedirectUris(List.of("*"));
        });
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(ALIAS);
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setFirstBrokerLoginFlowAlias("first broker login");
        provider.setPostBrokerLoginFlowAlias(postBrokerFlow);
        provider.setConfig(config(upstream));
        return provider;
    }

    private static Map<String, String> config(TestRealm upstream) {
        String endpoints = "/realms/" + upstream.name() + "/protocol/openid-connect";
        String forTheServer = upstream.server().uriFromInside() + endpoints;
        Map<String, String> config = new LinkedHashMap<>();
        config.put("authorizationUrl", upstream.server().baseUri() + endpoints + "/auth");
        config.put("tokenUrl", forTheServer + "/token");
        config.put("jwksUrl", forTheServer + "/certs");
        config.put("useJwksUrl", "true");
        config.put("validateSignature", "true");
        config.put("issuer", upstream.url());
        config.put("clientId", TestRealm.CLIENT);
        config.put("clientSecret", SECRET);
        config.put("clientAuthMethod", "client_secret_post");
        return config;
    }
}
