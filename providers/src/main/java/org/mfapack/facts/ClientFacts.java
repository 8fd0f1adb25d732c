package org.mfapack.facts;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/** The application that the login is for. */
public final class ClientFacts {

    private final ClientModel client;

    ClientFacts(ClientModel client) {
        this.client = client;
    }

    public String id() {
        return client.getClientId();
    }

    public Optional<String> name() {
        return Optional.ofNullable(client.getName()).filter(name -> !name.isBlank());
    }

    public Map<String, String> attributes() {
        return client.getAttributes();
    }
}
