package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The places of this project that servers are made from, found from wherever the JVM was started. */
public final class Workspace {

    private Workspace() {}

    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("it-tests"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException(
                        "not inside the project: " + Path.of("").toAbsolutePath());
            }
        }
        return here;
    }

    /** The scratch folder of this module. */
    public static Path target() {
        return root().resolve("it-tests/target");
    }

    /** The packaged JAR, the one that users drop into {@code providers/}. */
    public static Path packJar() {
        return existing(root().resolve("providers/target/keycloak-mfa-pack.jar"), "mvn -pl providers package");
    }

    static Path distribution() {
        Path unpacked = existing(target().resolve("keycloak-dist"), "mvn -pl it-tests generate-test-resources");
        try (Stream<Path> versions = Files.list(unpacked)) {
            return versions.filter(Files::isDirectory).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(Path path, String remedy) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing; make it with: " + remedy);
        }
        return path;
    }
}
