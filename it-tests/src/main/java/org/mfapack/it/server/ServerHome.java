package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lays out the home folder of a server. {@code kc.sh build} takes most of a start's time, so its result is kept in
 * {@code target} under a hash of all that goes into it and serves every later server with the same JARs.
 */
final class ServerHome {

    private static final Path CACHE = Workspace.target().resolve("keycloak-built");

    private ServerHome() {}

    static Path layOut(KeycloakServerBuilder wanted, Path home) {
        try {
            copy(built(wanted), home);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built(KeycloakServerBuilder wanted) throws IOException {
        Files.createDirectories(CACHE);
        Path built = CACHE.resolve(fingerprint(wanted));
        try (FileChannel lock =
                        FileChannel.open(CACHE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(built)) {
                Path draft = Files.createTempDirectory(CACHE, "draft");
                copy(Workspace.distribution(), draft);
                for (Path jar : wanted.jars()) {
                    Files.copy(jar, draft.resolve("providers").resolve(jar.getFileName()));
                }
                if (!wanted.devMode) {
                    build(draft, wanted.buildArguments());
                }
                Files.move(draft, built, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return built;
    }

    private static void build(Path home, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(arguments);
        Path log = home.resolve("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // A build is over before the second compiler pays: with it the same build takes twice the CPU time.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("kc.sh build failed:\n" + Files.readString(log));
            }
            // An option of the start that is given to the build is ignored by both.
            if (Files.readString(log).contains("will be ignored during build time")) {
                throw new IllegalStateException("not an option of kc.sh build:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(KeycloakServerBuilder wanted) throws IOException {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Path jar : wanted.jars()) {
                hash.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                hash.update(Files.readAllBytes(jar));
            }
            String rest = wanted.buildArguments() + " " + wanted.devMode + " " + Runtime.version() + " "
                    + Workspace.distribution().getFileName();
            hash.update(rest.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hard links for the JARs, which nobody writes to; real copies for everything that a server may change. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                Path copy = to.resolve(relative.toString());
                if (relative.startsWith("lib/lib") || relative.startsWith("bin/client")) {
                    Files.createLink(copy, file);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
