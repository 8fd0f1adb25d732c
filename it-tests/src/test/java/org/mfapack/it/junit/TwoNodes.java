package org.mfapack.it.junit;

import org.mfapack.it.server.KeycloakServerBuilder;

/** Two nodes on one PostgreSQL; every request goes to the other one than the request before it (SPEC X1). */
public final class TwoNodes implements ServerSetting {

    @Override
    public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
        surroundings.textMessagesOf(server);
        server.nodes(2);
    }
}
