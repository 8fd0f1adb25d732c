package org.mfapack.condition;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

/** Condition {@code mfa-condition-client}: the login is for one of the given clients. */
public final class ClientConditionFactory extends SteadyConditionFactory {

    static final String CLIENTS = "mfa-client-list";

    public ClientConditionFactory() {
        super("client", false);
    }

    @Override
    public String getDisplayType() {
        return "Condition - client";
    }

    @Override
    public String getHelpText() {
        return "Met when the login is for one of the given clients.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return List.of(new ProviderConfigProperty(
                CLIENTS,
                "Clients",
                "Client ids. One that ends in * stands for all that begin like it.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null));
    }

    @Override
    protected Question question(Options options) {
        Names clients = Names.of(options, CLIENTS, false);
        if (clients.isAbsent()) {
            options.find(new Finding(CLIENTS, "", "unknown", "Name at least one client id in " + CLIENTS + "."));
            return facts -> Answer.unknown("no_clients");
        }
        return facts -> {
            String client = facts.client().id();
            boolean named = clients.contain(client);
            return named || clients.readable() ? Answer.of(named, client) : Answer.unknown("bad_client");
        };
    }
}
