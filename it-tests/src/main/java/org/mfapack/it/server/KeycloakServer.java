package org.mfapack.it.server;

import java.net.URI;
import java.util.List;

/** One running Keycloak with the pack in {@code providers/}: a process of its own, a container, or a cluster. */
public final class KeycloakServer implements AutoCloseable {

    private final Backend backend;
    private final ServerAccess access;
    private final AdminClient admin;
    private final ServerClock clock;
    private final ServerInsides insides;

    KeycloakServer(Backend backend) {
        this.backend = backend;
        this.access = backend.access();
        this.admin = new AdminClient(access.baseUri());
        TestResource resource = new TestResource(access.baseUri());
        this.clock = new ServerClock(() -> backend.nodes().stream()
                .map(node -> new TestResource(node.access().baseUri()))
                .toList());
        this.insides = new ServerInsides(resource);
    }

    public static KeycloakServerBuilder builder() {
        return new KeycloakServerBuilder();
    }

    /** Where the server answers, for instance {@code http://127.0.0.1:41234}. */
    public URI baseUri() {
        return access.baseUri();
    }

    /** Where the server itself finds what it serves, for instance a realm that is an identity provider of another. */
    public URI uriFromInside() {
        return access.uriFromInside();
    }

    /** Where health and metrics are. */
    public URI managementUri() {
        return access.managementUri();
    }

    /** The name by which the server reaches a mail server or gateway that listens on this machine. */
    public String nameOfThisMachine() {
        return access.nameOfThisMachine();
    }

    /** The address that the server sees when a browser on this machine asks for a page. */
    public String addressOfVisitors() {
        return access.addressOfVisitors();
    }

    /** The nodes of a cluster, each at an address of its own; otherwise the server alone. */
    public List<KeycloakServer> nodes() {
        return backend.nodes().stream().map(KeycloakServer::new).toList();
    }

    /** Starts one more node of a cluster, on the same database and behind the same proxy. */
    public KeycloakServer addNode() {
        return new KeycloakServer(backend.addNode());
    }

    public AdminClient admin() {
        return admin;
    }

    public ServerClock clock() {
        return clock;
    }

    public ServerInsides insides() {
        return insides;
    }

    public ServerLog log() {
        return access.log();
    }

    /** Ends the server as a power cut would. */
    public void kill() {
        backend.kill();
    }

    /** Ends the server as an operator would. */
    @Override
    public void close() {
        backend.close();
    }
}
