package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak's own distribution as a process of this machine, on free ports. */
final class DistributionServer implements Backend {

    private static final String LOOPBACK = "127.0.0.1";

    private final ServerProcess process;
    private final ServerAccess access;
    private final Path home;

    private DistributionServer(ServerProcess process, ServerAccess access, Path home) {
        this.process = process;
        this.home = home;
        this.access = access;
    }

    static Backend start(KeycloakServerBuilder wanted) {
        DistributionServer server = launch(wanted);
        server.awaitReady();
        return server;
    }

    /** Does not wait until the server is ready. */
    static DistributionServer launch(KeycloakServerBuilder wanted) {
        int port = wanted.port.orElseGet(DistributionServer::freePort);
        int managementPort = freePort();
        Path home = ServerHome.layOut(wanted, wanted.dir.orElseGet(DistributionServer::freshHome));
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        if (wanted.devMode) {
            command.add("start-dev");
            command.addAll(wanted.buildArguments());
        } else {
            command.addAll(List.of("start", "--optimized"));
        }
        command.addAll(wanted.startArguments());
        command.addAll(
                List.of("--http-host=" + LOOPBACK, "--http-port=" + port, "--http-management-port=" + managementPort));
        if (wanted.isClustered()) {
            command.addAll(List.of(
                    "--cache-embedded-network-bind-address=" + LOOPBACK,
                    "--cache-embedded-network-bind-port=" + freePort()));
        }
        Path log = home.resolveSibling(home.getFileName() + ".log");
        Map<String, String> environment = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", AdminClient.USERNAME,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", AdminClient.PASSWORD,
                "JAVA_OPTS_APPEND", wanted.javaOpts);
        ServerProcess process = ServerProcess.start(command, environment, log);
        URI uri = URI.create("http://" + LOOPBACK + ":" + port);
        ServerAccess access = new ServerAccess(
                uri,
                uri,
                URI.create("http://" + LOOPBACK + ":" + managementPort),
                new ServerLog(log, () -> {}),
                LOOPBACK,
                LOOPBACK);
        return new DistributionServer(process, access, home);
    }

    void awaitReady() {
        try {
            access.awaitReady(Duration.ofMinutes(3), process::isAlive);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static Path freshHome() {
        try {
            Path homes = Files.createDirectories(Workspace.target().resolve("keycloak-running"));
            return Files.createTempDirectory(homes, "server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServerAccess access() {
        return access;
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        ServerHome.remove(home);
    }
}
