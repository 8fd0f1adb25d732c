package org.mfapack.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Services that delivery threads look up")
class RememberedServicesTest {

    private static final String FILE = "META-INF/services/" + Supplier.class.getName();

    @TempDir
    Path classPath;

    @Test
    void givenServiceFound_whenItsFileIsGone_thenStillFoundWithoutReading() throws IOException {
        Path file = Files.createDirectories(classPath.resolve(FILE).getParent()).resolve(Supplier.class.getName());
        Files.writeString(file, Hello.class.getName());
        try (URLClassLoader parent = new URLClassLoader(
                new URL[] {classPath.toUri().toURL()}, getClass().getClassLoader())) {
            RememberedServices services = new RememberedServices(parent);

            assertThat(ServiceLoader.load(Supplier.class, services)).hasOnlyElementsOfType(Hello.class);
            Files.delete(file);
            assertThat(ServiceLoader.load(Supplier.class, services)).hasOnlyElementsOfType(Hello.class);
        }
    }

    @Test
    void givenAnythingElse_whenAsked_thenThatOfTheClassPath() throws IOException {
        String own = getClass().getName().replace('.', '/') + ".class";

        RememberedServices services = new RememberedServices(getClass().getClassLoader());

        assertThat(Collections.list(services.getResources(own)))
                .isEqualTo(Collections.list(getClass().getClassLoader().getResources(own)));
        assertThat(Collections.list(services.getResources("META-INF/nothing"))).isEmpty();
    }

    /** The service of the test. */
    public static final class Hello implements Supplier<String> {

        @Override
        public String get() {
            return "hello";
        }
    }
}
