package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;

/** With a file as operators download it; skipped where npm is not at hand or cannot fetch it. */
@DisplayName("K2 a published file of places")
class PublishedFileIT extends AliceTravels {

    private static final String PACKAGE = "@ip-location-db/geo-whois-asn-country-mmdb";
    private static final String FILE = "package/geo-whois-asn-country.mmdb";
    private static final long PATIENCE_SECONDS = 60;

    @AfterEach
    void putTheFileBack() {
        replaceBy(GeoServer.places().bytes());
    }

    @Test
    void givenPublishedFile_whenVisitorsComeFromWellKnownAddresses_thenTheirCountriesAreKnown() throws Exception {
        Optional<Path> published = fetch();
        assumeTrue(published.isPresent(), "npm has not fetched " + PACKAGE);
        replaceBy(Files.readAllBytes(published.get()));
        asksWhen(Step.required("mfa-condition-country").with("mfa-country-list", "US"));

        assertThat(isAsked("8.8.8.8")).isTrue();
        assertThat(decisions()).contains("country=met(US)");
        assertThat(isAsked("2001:4860:4860::8888")).isTrue();
        assertThat(decisions()).contains("country=met(US)");
        assertThat(isAsked("193.99.144.80")).isFalse();
        assertThat(decisions()).contains("country=unmet(DE)");
        assertThat(isAsked("2a02:2e0:3fe:1001:302::")).isFalse();
        assertThat(decisions()).contains("country=unmet(DE)");
    }

    private void replaceBy(byte[] content) {
        long mark = realm.server().log().length();
        MaxMindFile.write(content, GeoServer.file());
        await().until(() -> realm.server().log().textSince(mark).contains("Places are known from"));
    }

    /** Into the scratch folder, once per build. */
    private static Optional<Path> fetch() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(GeoServer.file().resolveSibling("published"));
        Path file = folder.resolve(FILE);
        boolean fetched = Files.exists(file)
                || (run(folder, "npm", "pack", "--silent", PACKAGE) && run(folder, "tar", "xzf", archive(folder)));
        return fetched && Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static String archive(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "output.txt"))
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
