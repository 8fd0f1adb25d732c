package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.mfapack.it.clock.TestClockFactory;
import org.mfapack.it.directory.DirectoryFactory;

/** The test-only provider JAR, put together from this module's classes; the same bytes for the same classes. */
final class TestProviderJar {

    /** What Keycloak finds them by, and what it finds there; all classes of their packages are in the JAR. */
    private static final Map<String, Class<?>> SERVICES = new TreeMap<>(Map.of(
            "org.keycloak.services.resource.RealmResourceProviderFactory", TestClockFactory.class,
            "org.keycloak.storage.UserStorageProviderFactory", DirectoryFactory.class));

    private TestProviderJar() {}

    static Path inTarget() {
        try {
            // At once: the tests of another JVM may be reading the same JAR. No temporary file, which only its owner
            // may
            // read: in a container the server is somebody else.
            Path draft = Workspace.target()
                    .resolve("mfa-test-clock-" + ProcessHandle.current().pid() + ".draft");
            write(draft);
            return Files.move(draft, Workspace.target().resolve("mfa-test-clock.jar"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            // Keycloak indexes a JAR's REST resources only when it has a beans.xml
            add(out, "META-INF/beans.xml", new byte[0]);
            for (Map.Entry<String, Class<?>> service : SERVICES.entrySet()) {
                Class<?> factory = service.getValue();
                add(
                        out,
                        "META-INF/services/" + service.getKey(),
                        factory.getName().getBytes(StandardCharsets.UTF_8));
                for (Path compiled : classesBeside(factory)) {
                    add(
                            out,
                            factory.getPackageName().replace('.', '/') + "/" + compiled.getFileName(),
                            Files.readAllBytes(compiled));
                }
            }
        }
    }

    private static Iterable<Path> classesBeside(Class<?> factory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(factory.getResource(".").toURI()))) {
            return files.sorted().toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
