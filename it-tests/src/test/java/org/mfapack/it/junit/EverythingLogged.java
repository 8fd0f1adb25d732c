package org.mfapack.it.junit;

import org.mfapack.it.server.KeycloakServerBuilder;

/** Every line of Keycloak and its libraries at TRACE, but for the fields that Hibernate names as it walks them. */
public final class EverythingLogged implements ServerSetting {

    @Override
    public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
        surroundings.textMessagesOf(server);
        server.logLevel("trace,org.hibernate.orm.core:debug");
    }
}
