package org.mfapack.it.realm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.mfapack.it.server.AdminClient;

/**
 * What every new realm of a server starts from. A realm that brings flows of its own gets none of Keycloak's, so they
 * are read from the master realm once and sent along; likewise the required actions, with those of the pack enabled.
 */
public final class RealmTemplate {

    private final RealmRepresentation master;
    private final String privateKey = newKey();
    private final List<RequiredActionProviderRepresentation> ofThePack = new ArrayList<>();

    public RealmTemplate(AdminClient admin) {
        JsonNode export = admin.post("/master/partial-export?exportClients=false&exportGroupsAndRoles=false", null);
        // ids belong to the master realm's rows
        export.findParents("id").forEach(owner -> ((ObjectNode) owner).remove("id"));
        master = admin.read(export, new TypeReference<>() {});
        for (JsonNode unregistered : admin.get("/master/authentication/unregistered-required-actions")) {
            if (unregistered.path("providerId").asText().startsWith("mfa-")) {
                ofThePack.add(enabled(unregistered));
            }
        }
    }

    /** One signing key for all realms: to make one takes longer than most tests. */
    String privateKey() {
        return privateKey;
    }

    List<AuthenticationFlowRepresentation> flows() {
        return new ArrayList<>(master.getAuthenticationFlows());
    }

    List<AuthenticatorConfigRepresentation> configs() {
        return new ArrayList<>(master.getAuthenticatorConfig());
    }

    List<RequiredActionProviderRepresentation> requiredActions() {
        List<RequiredActionProviderRepresentation> all = new ArrayList<>(master.getRequiredActions());
        all.addAll(ofThePack);
        return all;
    }

    private static RequiredActionProviderRepresentation enabled(JsonNode unregistered) {
        RequiredActionProviderRepresentation action = new RequiredActionProviderRepresentation();
        action.setAlias(unregistered.path("providerId").asText());
        action.setProviderId(unregistered.path("providerId").asText());
        action.setName(unregistered.path("name").asText());
        action.setEnabled(true);
        action.setPriority(1000);
        return action;
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
