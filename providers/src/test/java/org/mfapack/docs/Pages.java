package org.mfapack.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that users and operators read: README and friends, and the pages of docs/. */
final class Pages {

    static final Path ROOT = Path.of("..");

    private Pages() {}

    static List<Path> all() {
        return Stream.concat(
                        Stream.of(
                                        "README.md",
                                        "SECURITY.md",
                                        "CHANGELOG.md",
                                        "CONTRIBUTING.md",
                                        "realm-export/README.md")
                                .map(ROOT::resolve),
                        in(ROOT.resolve("docs"), ".md"))
                .toList();
    }

    static List<String> lines() {
        return all().stream().map(Pages::read).flatMap(String::lines).toList();
    }

    /** What the first group of the pattern finds, each once. */
    static Stream<String> found(Pattern pattern) {
        return all().stream()
                .map(Pages::read)
                .map(pattern::matcher)
                .flatMap(Matcher::results)
                .map(result -> result.group(1))
                .distinct()
                .sorted();
    }

    static Stream<Path> in(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new TreeSet<>(files.filter(file -> file.toString().endsWith(ending))
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
