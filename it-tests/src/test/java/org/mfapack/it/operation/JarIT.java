package org.mfapack.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The JAR that users drop into providers/")
class JarIT {

    private static final Path JAR = Path.of("..", "providers", "target", "keycloak-mfa-pack.jar");
    private static final long MAX_BYTES = 12L * 1024 * 1024;

    @Test
    void givenJar_whenMeasured_thenAtMost12Megabytes() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(MAX_BYTES);
    }

    @Test
    @DisplayName("all classes are of the pack or relocated into it")
    void givenJar_whenListed_thenNoForeignClasses() throws IOException {
        assertThat(entries()).filteredOn(name -> name.endsWith(".class")).allSatisfy(name -> assertThat(name)
                .startsWith("org/mfapack/"));
    }

    @Test
    @DisplayName("no service is offered to the server but those of the pack")
    void givenJar_whenListed_thenNoForeignServices() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.matches("META-INF/services/.+"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).matches("META-INF/services/org\\.(keycloak|mfapack)\\..+"));
    }

    @Test
    @DisplayName("global names carry the prefix that keeps them apart from other extensions")
    void givenJar_whenListed_thenThemeFilesArePrefixed() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.matches("theme-resources/(templates|resources)/.*[^/]"))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(name.substring(name.lastIndexOf('/') + 1)).startsWith("mfa"));
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
