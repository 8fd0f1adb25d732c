package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mfapack.it.ports.ReservedPort;

/** Keycloak's own distribution as a process of this machine, on free ports. */
final class DistributionServer implements Backend {

    private static final String LOOPBACK = "127.0.0.1";

    private final ServerProcess process;
    private final ServerAccess access;
    private final Path home;
    private final List<ReservedPort> ports;

    private DistributionServer(ServerProcess process, ServerAccess access, Path home, List<ReservedPort> ports) {
        this.process = process;
        this.access = access;
        this.home = home;
        this.ports = ports;
    }

    static Backend start(KeycloakServerBuilder wanted) {
        DistributionServer server = launch(wanted);
        server.awaitReady();
        return server;
    }

    /** Does not wait until the server is ready. */
    static DistributionServer launch(KeycloakServerBuilder wanted) {
        List<ReservedPort> ports =
                Stream.generate(ReservedPort::ofLoopback).limit(3).toList();
        int port = wanted.port.orElse(ports.get(0).number());
        int managementPort = ports.get(1).number();
        int clusterPort = ports.get(2).number();
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
                    "--cache-embedded-network-bind-port=" + clusterPort));
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
        return new DistributionServer(process, access, home, ports);
    }

    void awaitReady() {
        try {
            access.awaitReady(Duration.ofMinutes(3), process::isAlive);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        } finally {
            ports.forEach(ReservedPort::close);
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
