package org.mfapack.it.junit;

import org.mfapack.it.server.KeycloakServerBuilder;

/** What a server needs beyond the defaults. Has a constructor without parameters. */
public interface ServerSetting {

    void applyTo(KeycloakServerBuilder server, Surroundings surroundings);

    /** The server that nearly all tests share. */
    final class Default implements ServerSetting {

        @Override
        public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
            surroundings.textMessagesOf(server);
        }
    }
}
