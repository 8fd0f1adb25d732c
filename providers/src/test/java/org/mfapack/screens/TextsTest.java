package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    private static final Set<String> LANGUAGES = Texts.LANGUAGES;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** What the account console shows: it does not format, so an apostrophe or {0} would be seen as written. */
    private static final Pattern SHOWN_UNFORMATTED =
            Pattern.compile("mfa-.*|requiredAction\\..*|mfa\\.(email|sms)\\.help|mfa\\.credential\\..*");

    private static final List<String> NOTICES = List.of(
            "factor-added",
            "factor-removed",
            "password-changed",
            "email-changed",
            "recovery-code-used",
            "factor-blocked",
            "second-factor-failed",
            "new-browser",
            "browser-remembered",
            "browser-stolen");

    static Stream<String> keys() throws IOException {
        return Texts.of("en").keys().stream();
    }

    @Nested
    @DisplayName("V5: every language has the same texts")
    class Translations {

        @ParameterizedTest
        @FieldSource("org.mfapack.screens.TextsTest#LANGUAGES")
        void givenLanguage_whenItsKeysAreListed_thenTheyAreThoseOfEnglish(String language) throws IOException {
            assertThat(Texts.of(language).keys())
                    .isNotEmpty()
                    .isEqualTo(Texts.of("en").keys());
        }

        @ParameterizedTest
        @MethodSource("org.mfapack.screens.TextsTest#keys")
        void givenText_whenTranslated_thenItTakesTheSamePlaceholders(String key) throws IOException {
            for (String language : LANGUAGES) {
                assertThat(placeholders(Texts.of(language).pattern(key)))
                        .as(language)
                        .isEqualTo(placeholders(Texts.of("en").pattern(key)));
            }
        }

        @ParameterizedTest
        @MethodSource("org.mfapack.screens.TextsTest#keys")
        void givenText_whenFormatted_thenEveryPlaceholderIsFilled(String key) throws IOException {
            for (String language : LANGUAGES) {
                assertThat(Texts.of(language).text(key, 2, 3, 4, 5))
                        .as(language)
                        .isNotBlank()
                        .doesNotContain("{", "}");
            }
        }

        @ParameterizedTest
        @MethodSource("org.mfapack.screens.TextsTest#keys")
        void givenTextOfTheAccountConsole_whenShownUnformatted_thenItReadsWell(String key) throws IOException {
            if (SHOWN_UNFORMATTED.matcher(key).matches()) {
                for (String language : LANGUAGES) {
                    assertThat(Texts.of(language).pattern(key)).as(language).doesNotContain("'", "{");
                }
            }
        }

        @ParameterizedTest
        @MethodSource("org.mfapack.screens.TextsTest#keys")
        void givenTextThatCounts_whenThereIsOne_thenItSpeaksInTheSingular(String key) throws IOException {
            for (String language : LANGUAGES) {
                Format[] formats = new MessageFormat(Texts.of(language).pattern(key)).getFormatsByArgumentIndex();
                assertThat(Stream.of(formats).filter(ChoiceFormat.class::isInstance))
                        .allSatisfy(choice -> assertThat(choice.format(1)).doesNotContain("{"))
                        .allSatisfy(choice -> assertThat(choice.format(2)).contains("{"));
            }
        }

        @ParameterizedTest
        @MethodSource("org.mfapack.screens.TextsTest#keys")
        void givenKey_whenItJoinsTheTextsOfAllOtherProviders_thenItCannotClash(String key) {
            assertThat(key).matches("(requiredAction\\.)?mfa[-.].+");
        }

        private static Set<String> placeholders(String pattern) {
            Matcher matcher = PLACEHOLDER.matcher(pattern);
            return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Nested
    @DisplayName("V1: every text that a template asks for exists")
    class Templates {

        /** "key", "prefix" + variable, or "prefix" + variable + "suffix", as an argument. */
        private static final Pattern KEY =
                Pattern.compile("(?<=\\(|, )\"(mfa[.-][^\"]*)\"(?: \\+ ([\\w.]+)(?: \\+ \"([^\"]*)\")?)?");

        private static final Map<String, List<String>> VALUES = Map.of(
                "mfa.channel",
                List.of("email", "sms"),
                "mfa.alphabet",
                List.of("digits", "crockford"),
                "mfa.state",
                List.of("expired", "exhausted", "superseded", "failed", "unsent", "blocked", "disabled", "forbidden"),
                "purpose",
                List.of("login", "enrolment", "confirmation"),
                "mfa.reason",
                List.of("unprotected", "recovery", "safer", "management"),
                "factor",
                List.of("passkey", "passwordless-passkey", "totp", "sms", "email"),
                "weak",
                List.of("sms", "email"),
                "kind",
                NOTICES,
                "method",
                List.of(
                        "password",
                        "passkey",
                        "passwordless-passkey",
                        "totp",
                        "sms",
                        "email",
                        "recovery-codes",
                        "built-in-recovery-codes",
                        "other"));

        @ParameterizedTest
        @CsvSource({
            "mfa-code.ftl, 32",
            "mfa-remember-browser.ftl, 5",
            "mfa-confirm.ftl, 4",
            "html/mfa-notice-email.ftl, 25",
            "text/mfa-notice-email.ftl, 25",
            "mfa-set-up-address.ftl, 12",
            "mfa-protect-account.ftl, 25",
            "mfa-parts.ftl, 1",
            "html/mfa-code-email.ftl, 5",
            "text/mfa-code-email.ftl, 5"
        })
        void givenTemplate_whenItsKeysAreLookedUp_thenEachLanguageHasThem(String template, int atLeast)
                throws IOException {
            Set<String> keys = keysIn(template);

            assertThat(keys).hasSizeGreaterThanOrEqualTo(atLeast);
            for (String language : LANGUAGES) {
                assertThat(Texts.of(language).keys()).as(language).containsAll(keys);
            }
        }

        private static Set<String> keysIn(String template) throws IOException {
            String path = "/theme-resources/templates/" + template;
            try (InputStream file = Objects.requireNonNull(TextsTest.class.getResourceAsStream(path), path)) {
                return KEY.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .flatMap(Templates::keys)
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }

        private static Stream<String> keys(MatchResult found) {
            if (found.group(2) == null) {
                return Stream.of(found.group(1));
            }
            String suffix = Objects.requireNonNullElse(found.group(3), "");
            List<String> values = Objects.requireNonNull(VALUES.get(found.group(2)), found.group(2));
            return values.stream().map(value -> found.group(1) + value + suffix);
        }
    }

    @Nested
    @DisplayName("D10, D11: the SMS")
    class Sms {

        private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
                + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        private static final String LONGEST_CODE = "0123456789";
        private static final int LONGEST_LIFETIME = 10;

        private static String sms(String language, String realm, String client) throws IOException {
            return Texts.of(language).text("mfa.sms.text", LONGEST_CODE, realm, client, LONGEST_LIFETIME);
        }

        @ParameterizedTest
        @FieldSource("org.mfapack.screens.TextsTest#LANGUAGES")
        void givenLongestCode_whenTheHostIsAppended_thenItFitsOneMessage(String language) throws IOException {
            String message = sms(language, "Example", "Account") + "\n\n@login.example.org #" + LONGEST_CODE;

            assertThat(message).hasSizeLessThanOrEqualTo(160);
        }

        @ParameterizedTest
        @FieldSource("org.mfapack.screens.TextsTest#LANGUAGES")
        void givenEmptyNames_whenWritten_thenRoomIsLeftForNamesHostAndCode(String language) throws IOException {
            String message = sms(language, "", "") + "\n\n@ #" + LONGEST_CODE;

            assertThat(message).hasSizeLessThanOrEqualTo(160 - 40);
        }

        @ParameterizedTest
        @FieldSource("org.mfapack.screens.TextsTest#LANGUAGES")
        void givenLanguage_whenWritten_thenEveryCharacterIsInGsm7(String language) throws IOException {
            assertThat(Arrays.asList(sms(language, "Example", "Account").split("")))
                    .isSubsetOf(GSM_7.split(""));
        }

        @ParameterizedTest
        @FieldSource("org.mfapack.screens.TextsTest#LANGUAGES")
        void givenLanguage_whenWritten_thenItIsOneLineThatNamesCodeRealmClientAndLifetime(String language)
                throws IOException {
            assertThat(sms(language, "Example", "Account"))
                    .doesNotContain("\n")
                    .contains(LONGEST_CODE, "Example", "Account", "10 ");
        }

        @ParameterizedTest
        @FieldSource("org.mfapack.screens.TextsTest#NOTICES")
        @DisplayName("N1, D10 a notice is one message of GSM-7")
        void givenNotice_whenWritten_thenItIsShortNamesTheRealmAndSaysWhatToDo(String kind) throws IOException {
            for (String language : LANGUAGES) {
                String message = Texts.of(language).text("mfa.notice.sms-" + kind, "Example");

                assertThat(Arrays.asList(message.split(""))).isSubsetOf(GSM_7.split(""));
                assertThat(message).hasSizeLessThanOrEqualTo(120 + "Example".length());
                assertThat(message).startsWith("Example: ").contains("?").doesNotContain("\n");
            }
        }
    }
}
