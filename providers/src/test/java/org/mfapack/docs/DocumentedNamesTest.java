package org.mfapack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;
import org.mfapack.audit.Audit;

@DisplayName("The documentation names what is there, all of it, and nothing else")
class DocumentedNamesTest {

    private static final Pattern RANGE = Pattern.compile("\\b\\d+ to \\d+\\b");
    private static final Pattern NAME = Pattern.compile("`(mfa-[a-z0-9-]*[a-z0-9])`");
    private static final Pattern DETAIL = Pattern.compile("\\b(mfa_[a-z_]*[a-z])\\b");
    private static final Pattern EVENT = Pattern.compile("mfa_event=([a-z]+)");
    private static final Pattern SERVER_OPTION = Pattern.compile("--(spi-[a-z-]*[a-z]--[a-z-]*[a-z]--[a-z-]*[a-z])");

    private static final List<String> LINES = Pages.lines();
    private static final Set<String> LITERALS = Set.copyOf(Providers.literals());

    @Nested
    class Options {

        static Stream<Arguments> ofTheConsole() {
            return Providers.consoleOptions().map(option -> Arguments.of(option.getName(), option));
        }

        static Stream<Arguments> ofTheServer() {
            return Providers.serverOptions().map(option -> Arguments.of(option.getName(), option));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("ofTheConsole")
        void givenOptionOfTheConsole_whenLookedUp_thenItsLineTellsDefaultAndRange(
                String name, ProviderConfigProperty option) {
            String family = name.replaceFirst("^(mfa-remember-days)-.+$", "$1-<factor>");

            assertThat(LINES).anySatisfy(line -> {
                assertThat(line).contains("`" + family + "`");
                RANGE.matcher(option.getHelpText())
                        .results()
                        .map(MatchResult::group)
                        .filter(range -> isNumber(option) && family.equals(name))
                        .forEach(range -> assertThat(line).contains(range));
                String withoutRange = RANGE.matcher(line).replaceAll("");
                usual(option).map(Pattern::quote).ifPresent(value -> assertThat(withoutRange)
                        .containsPattern("\\W" + value + "\\W"));
            });
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("ofTheConsole")
        void givenOptionOfTheConsole_whenAnAdministratorReadsIt_thenItIsWrittenLikeTheOthers(
                String name, ProviderConfigProperty option) {
            assertThat(option.getLabel()).isNotBlank().doesNotEndWith(".").isNotEqualTo(name);
            assertThat(option.getHelpText()).isNotBlank().endsWith(".").doesNotContain("  ");
            if (isNumber(option)) {
                assertThat(option.getHelpText()).containsPattern(RANGE);
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("ofTheServer")
        void givenOptionOfTheServer_whenLookedUp_thenItsLineTellsTheDefault(
                String name, ProviderConfigProperty option) {
            assertThat(LINES).anySatisfy(line -> {
                assertThat(line).containsPattern("(`|--)" + name + "`");
                usual(option).ifPresent(value -> assertThat(line).contains("| " + value + " |"));
            });
        }

        private static boolean isNumber(ProviderConfigProperty option) {
            return option.getType().equals(ProviderConfigProperty.INTEGER_TYPE);
        }

        /** Switches are told of as on, off, true, false and in other words. */
        private static Optional<String> usual(ProviderConfigProperty option) {
            return Optional.ofNullable(option.getDefaultValue())
                    .filter(value -> !option.getType().equals(ProviderConfigProperty.BOOLEAN_TYPE))
                    .map(Object::toString);
        }
    }

    @Nested
    class Ids {

        static Stream<String> ofThePack() {
            return Stream.concat(
                            Providers.factories().stream().map(ProviderFactory::getId),
                            Providers.spis().stream().map(Spi::getName))
                    .filter(id -> id.startsWith("mfa-"))
                    .distinct();
        }

        /** Those that nobody has to name: their work is told of without. */
        private static final Set<String> INNER = Set.of("mfa-last-factor", "mfa-login-history", "mfa-browsers");

        @ParameterizedTest
        @MethodSource("ofThePack")
        void givenProvider_whenLookedUp_thenItIsNamed(String id) {
            String shortened = id.replaceFirst("^mfa-condition", "");

            assertThat(LINES)
                    .anyMatch(line -> line.contains("`" + id + "`")
                            || line.contains("`" + shortened + "`")
                            || line.contains("-" + id + "-")
                            || INNER.contains(id));
        }
    }

    @Nested
    class Names {

        static Stream<String> inCode() {
            return Pages.found(NAME);
        }

        @ParameterizedTest
        @MethodSource("inCode")
        void givenNameInTheDocs_whenLookedFor_thenItExists(String name) {
            Set<String> known = new HashSet<>(LITERALS);
            Ids.ofThePack().forEach(known::add);
            Providers.consoleOptions().map(ProviderConfigProperty::getName).forEach(known::add);

            assertThat(known).contains(name);
        }

        static Stream<String> serverOptions() {
            return Pages.found(SERVER_OPTION);
        }

        @ParameterizedTest
        @MethodSource("serverOptions")
        void givenServerOptionInTheDocs_whenLookedFor_thenItExists(String option) {
            String[] parts = option.substring("spi-".length()).split("--", -1);
            Set<String> known = new HashSet<>(LITERALS);
            Providers.serverOptions().map(ProviderConfigProperty::getName).forEach(known::add);

            assertThat(Stream.concat(
                            Stream.of("events-listener"),
                            Providers.spis().stream().map(Spi::getName)))
                    .contains(parts[0]);
            assertThat(Providers.factories()).extracting(ProviderFactory::getId).contains(parts[1]);
            assertThat(parts[2]).matches(name -> name.equals("header") || known.contains(name));
        }
    }

    @Nested
    class Events {

        static Stream<String> kinds() {
            return constants().filter(value -> !value.startsWith("mfa_"));
        }

        static Stream<String> details() {
            return constants().filter(value -> value.startsWith("mfa_"));
        }

        @ParameterizedTest
        @MethodSource("kinds")
        void givenEvent_whenLookedUp_thenItIsNamed(String kind) {
            assertThat(LINES).anyMatch(line -> line.contains("`mfa_event=" + kind + "`"));
        }

        @ParameterizedTest
        @MethodSource("details")
        void givenDetail_whenLookedUp_thenItIsNamed(String detail) {
            assertThat(LINES).anyMatch(line -> line.matches(".*`" + detail + "(=[^`]*)?`.*"));
        }

        static Stream<String> documentedKinds() {
            return Pages.found(EVENT);
        }

        @ParameterizedTest
        @MethodSource("documentedKinds")
        void givenEventInTheDocs_whenLookedFor_thenItExists(String kind) {
            assertThat(kinds()).contains(kind);
        }

        static Stream<String> documentedDetails() {
            return Pages.found(DETAIL);
        }

        @ParameterizedTest
        @MethodSource("documentedDetails")
        void givenDetailInTheDocs_whenLookedFor_thenItExists(String detail) {
            assertThat(LITERALS).contains(detail);
        }

        private static Stream<String> constants() {
            return Arrays.stream(Audit.class.getFields()).map(Events::value);
        }

        private static String value(Field constant) {
            try {
                return (String) constant.get(null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(constant.getName(), e);
            }
        }
    }

    @Nested
    class Links {

        private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s:]+)\\)");

        static Stream<Arguments> ofAllPages() {
            return Pages.all().stream().flatMap(page -> LINK.matcher(Pages.read(page))
                    .results()
                    .map(link -> Arguments.of(page.getFileName(), page, link.group(1))));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @MethodSource("ofAllPages")
        void givenLink_whenFollowed_thenFileAndHeadingAreThere(Path name, Path page, String link) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);

            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(headings(target)).contains(parts[1]);
            }
        }

        /** As the usual viewers make anchors of them. */
        private static Stream<String> headings(Path page) {
            Matcher headings = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE).matcher(Pages.read(page));
            return headings.results().map(heading -> heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{Alnum} _-]", "")
                    .replace(' ', '-'));
        }
    }
}
