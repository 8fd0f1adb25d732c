package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.mfapack.it.clock.TestClockFactory;

/** The test-only provider JAR, put together from this module's classes; the same bytes for the same classes. */
final class TestProviderJar {

    private static final String SERVICE =
            "META-INF/services/org.keycloak.services.resource.RealmResourceProviderFactory";

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
            add(out, SERVICE, TestClockFactory.class.getName().getBytes(StandardCharsets.UTF_8));
            for (Path compiled : compiledClasses()) {
                add(
                        out,
                        TestClockFactory.class.getPackageName().replace('.', '/') + "/" + compiled.getFileName(),
                        Files.readAllBytes(compiled));
            }
        }
    }

    private static Iterable<Path> compiledClasses() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(TestClockFactory.class.getResource(".").toURI()))) {
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
