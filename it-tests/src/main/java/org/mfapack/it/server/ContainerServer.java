package org.mfapack.it.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.containers.BindMode;

/** The same server in a container. Mail and gateways on this machine are reached through Docker's host gateway. */
final class ContainerServer implements Backend {

    private static final String IMAGE =
            "quay.io/keycloak/keycloak:" + System.getProperty("mfa.keycloak.version", "26.7.4");
    private static final String HOST = "host.testcontainers.internal";
    private static final int SECONDS_TO_STOP = 60;

    private final KeycloakContainer container;
    private final ServerAccess access;
    private final ContainerLog log;

    private ContainerServer(KeycloakContainer container, ContainerLog log) {
        this.container = container;
        this.log = log;
        this.access = new ServerAccess(
                URI.create(container.getAuthServerUrl()),
                URI.create("http://localhost:8080"),
                URI.create(container.getMgmtServerUrl()),
                new ServerLog(log.path(), this::catchUp),
                HOST,
                gateway(container));
    }

    static Backend start(KeycloakServerBuilder wanted) {
        ContainerLog log = new ContainerLog();
        KeycloakContainer container = new KeycloakContainer(IMAGE)
                .withAdminUsername(AdminClient.USERNAME)
                .withAdminPassword(AdminClient.PASSWORD)
                .withProviderLibsFrom(wanted.jars().stream().map(Path::toFile).toList())
                .withEnv("JAVA_OPTS_APPEND", wanted.javaOpts)
                .withExtraHost(HOST, "host-gateway")
                .withStartupTimeout(Duration.ofMinutes(5))
                .withLogConsumer(log);
        if (!wanted.devMode) {
            container.withProductionMode();
        }
        for (Path folder : wanted.shared) {
            String path = open(folder).toString();
            container.withFileSystemBind(path, path, BindMode.READ_WRITE);
        }
        Stream.concat(wanted.buildArguments().stream(), wanted.startArguments().stream())
                .map(argument -> argument.replace("127.0.0.1", HOST))
                .forEach(container::withCustomCommand);
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new IllegalStateException("Keycloak did not start; see " + log.path(), e);
        }
        return new ContainerServer(container, log);
    }

    /** The user of the image is nobody that this machine knows. */
    private static Path open(Path folder) {
        try {
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String gateway(KeycloakContainer container) {
        return container.getContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .findFirst()
                .orElseThrow()
                .getGateway();
    }

    /** The engine passes lines on a moment after they were printed, so one more is printed and waited for. */
    private void catchUp() {
        if (!container.isRunning()) {
            return;
        }
        log.awaitLine(line -> {
            try {
                container.execInContainer("sh", "-c", "echo '" + line + "' >/proc/1/fd/1");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public ServerAccess access() {
        return access;
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    /** {@link KeycloakContainer#close} alone would kill the server. */
    @Override
    public void close() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(SECONDS_TO_STOP)
                    .exec();
        }
        log.awaitEnd();
        container.close();
    }
}
