package org.mfapack.place.maxmind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K4, O4 a server that starts without a good file of places")
class PlaceFileTest {

    @TempDir
    private Path folder;

    @Test
    void givenNoFile_whenStarted_thenNoPlaceIsKnownAndItIsFound() throws IOException {
        assertUnknown(folder.resolve("places.mmdb"), "places.mmdb is not there");
    }

    @Test
    void givenFolder_whenStarted_thenFound() throws IOException {
        assertUnknown(folder, folder.getFileName() + " cannot be read");
    }

    @Test
    void givenAnotherFile_whenStarted_thenFound() throws IOException {
        assertUnknown(
                Files.writeString(folder.resolve("places.mmdb"), "no such file"),
                "places.mmdb is no MaxMind DB file of countries or cities, or is damaged");
    }

    private static void assertUnknown(Path path, String value) throws IOException {
        PlaceFile file = new PlaceFile(path);
        file.refresh();

        assertThat(file.isReady()).isFalse();
        assertThat(file.locate(InetAddress.getByName("192.0.2.7"))).isEmpty();
        assertThat(file.finding()).hasValueSatisfying(finding -> {
            assertThat(finding.value()).isEqualTo(value);
            assertThat(finding.used()).isEqualTo("no place at all");
        });
    }
}
