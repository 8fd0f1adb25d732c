package org.mfapack.it.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;

/** The same server in a container. Mail and gateways on this machine are reached through Docker's host gateway. */
final class ContainerServer implements KeycloakServer {

    private static final String IMAGE =
            "quay.io/keycloak/keycloak:" + System.getProperty("mfa.keycloak.version", "26.7.4");
    private static final String HOST = "host.testcontainers.internal";

    private final KeycloakContainer container;
    private final ServerAccess access;

    private ContainerServer(KeycloakContainer container, ServerAccess access) {
        this.container = container;
        this.access = access;
    }

    static KeycloakServer start(KeycloakServerBuilder wanted) {
        Path log = freshLog();
        KeycloakContainer container = new KeycloakContainer(IMAGE)
                .withAdminUsername(AdminClient.USERNAME)
                .withAdminPassword(AdminClient.PASSWORD)
                .withProviderLibsFrom(wanted.jars().stream().map(Path::toFile).toList())
                .withEnv("JAVA_OPTS_APPEND", wanted.javaOpts)
                .withExtraHost(HOST, "host-gateway")
                .withStartupTimeout(Duration.ofMinutes(5))
                .withLogConsumer(frame -> append(log, frame.getBytes()));
        if (!wanted.devMode) {
            container.withProductionMode();
        }
        Stream.concat(wanted.buildArguments().stream(), wanted.startArguments().stream())
                .map(argument -> argument.replace("127.0.0.1", HOST))
                .forEach(container::withCustomCommand);
        container.start();
        return new ContainerServer(
                container,
                new ServerAccess(
                        URI.create(container.getAuthServerUrl()), URI.create(container.getMgmtServerUrl()), log));
    }

    private static Path freshLog() {
        try {
            return Files.createTempFile(Workspace.target(), "container", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path log, byte[] bytes) {
        try {
            if (bytes != null) {
                Files.write(log, bytes, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI baseUri() {
        return access.baseUri();
    }

    @Override
    public URI managementUri() {
        return access.managementUri();
    }

    @Override
    public String nameOfThisMachine() {
        return HOST;
    }

    @Override
    public AdminClient admin() {
        return access.admin();
    }

    @Override
    public ServerClock clock() {
        return access.clock();
    }

    @Override
    public ServerInsides insides() {
        return access.insides();
    }

    @Override
    public ServerLog log() {
        return access.log();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.close();
    }
}
