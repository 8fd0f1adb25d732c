package org.mfapack.it.server;

import java.net.URI;

/** One running Keycloak with the pack in {@code providers/}: a process of its own, or a container. */
public interface KeycloakServer extends AutoCloseable {

    static KeycloakServerBuilder builder() {
        return new KeycloakServerBuilder();
    }

    /** Where the server answers, for instance {@code http://127.0.0.1:41234}. */
    URI baseUri();

    /** Where health and metrics are. */
    URI managementUri();

    /** The name by which the server reaches a mail server or gateway that listens on this machine. */
    String nameOfThisMachine();

    AdminClient admin();

    ServerClock clock();

    ServerInsides insides();

    ServerLog log();

    /** Ends the server as a power cut would. */
    void kill();

    /** Ends the server as an operator would. */
    @Override
    void close();
}
