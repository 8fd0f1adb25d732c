package org.mfapack.it.junit;

import org.mfapack.it.server.KeycloakServerBuilder;

/** Every line that Keycloak and its libraries can write at TRACE. */
public final class EverythingLogged implements ServerSetting {

    @Override
    public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
        surroundings.textMessagesOf(server);
        server.logLevel("trace");
    }
}
