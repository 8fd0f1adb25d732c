package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mfapack.it.ports.ReservedPort;

/**
 * A PostgreSQL server of the tests' own, with a new folder for its data, on loopback only. Of an installed PostgreSQL
 * nothing but the programs is used; the folder that has them may be named by {@code mfa.postgres}.
 */
public final class PostgresServer implements AutoCloseable {

    static final String USER = "keycloak";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    /** PostgreSQL refuses to run as root. */
    private static final String NOBODY = "nobody";

    private static final String READY = "ready to accept connections";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServerProcess process;
    private final Path data;
    private final int port;

    private PostgresServer(ServerProcess process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    public static PostgresServer start() {
        try {
            Path data = Files.createTempDirectory("mfa-postgres");
            if (isRoot()) {
                Files.setOwner(
                        data,
                        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
            }
            Path log = Files.createTempFile(Files.createDirectories(Workspace.target()), "postgres", ".log");
            run(command(
                    "initdb",
                    "--pgdata=" + data,
                    "--username=" + USER,
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync"));
            try (ReservedPort port = ReservedPort.ofLoopback()) {
                return start(data, log, port.number());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start(Path data, Path log, int port) throws IOException {
        List<String> command = command("postgres", "-D", data.toString(), "-p", Integer.toString(port));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=400",
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off")) {
            command.addAll(List.of("-c", setting));
        }
        PostgresServer server = new PostgresServer(ServerProcess.start(command, Map.of(), log), data, port);
        server.awaitReady(log);
        return server;
    }

    /** For JDBC. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        process.close();
        ServerHome.remove(data);
    }

    private void awaitReady(Path log) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                close();
                throw new IllegalStateException("PostgreSQL did not start:\n" + Files.readString(log));
            }
            ServerAccess.pause();
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ":\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups"));
        }
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Path programs() throws IOException {
        String named = System.getProperty("mfa.postgres", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                        .max(Comparator.comparingInt(bin ->
                                Integer.parseInt(bin.getParent().getFileName().toString())))
                        .orElseThrow(PostgresServer::missing);
            }
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .map(Path::of)
                .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                .findFirst()
                .orElseThrow(PostgresServer::missing);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "PostgreSQL is missing: install the package postgresql, or name the folder of its programs with"
                        + " -Dmfa.postgres");
    }
}
