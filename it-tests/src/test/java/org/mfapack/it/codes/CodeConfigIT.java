package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mfapack.it.codes.CodeRealm.ALICE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C1: length and alphabet of codes")
class CodeConfigIT {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    mfa-code-length,   8,         '[0-9]{8}'
                    mfa-code-length,   10,        '[0-9]{10}'
                    mfa-code-alphabet, crockford, '[0-9A-HJKMNP-TV-Z]{6}'
                    """)
    void givenOptionWithinLimits_whenCodeSent_thenAsConfiguredAndAccepted(
            String option, String value, String code, TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail, option, value);
        codes.open(browser, ALICE).enter(codes.inbox(ALICE).await());

        assertThat(codes.inbox(ALICE).await()).matches(code);
        assertThat(browser.isAtApplication()).isTrue();
        assertThat(warnings(codes.realm())).isEmpty();
    }

    @Nested
    @DisplayName("O4: outside the limits")
    class OutsideTheLimits {

        @ParameterizedTest
        @CsvSource(
                textBlock =
                        """
                        mfa-code-length,   4,     6,      '[0-9]{6}'
                        mfa-code-length,   12,    10,     '[0-9]{10}'
                        mfa-code-length,   ten,   6,      '[0-9]{6}'
                        mfa-code-alphabet, emoji, digits, '[0-9]{6}'
                        """)
        void givenUnusableOption_whenTwoLogins_thenSafeValueAndOneLineForTheOperator(
                String option, String value, String used, String code, TestRealm draft, MailBox mail, Browser browser) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail, option, value);
            codes.openRaw(ALICE);
            codes.inbox(ALICE).await();
            codes.open(browser, ALICE).enter(codes.inbox(ALICE).await(2));

            assertThat(codes.inbox(ALICE).codes()).allMatch(sent -> sent.matches(code));
            assertThat(browser.isAtApplication()).isTrue();
            assertThat(warnings(codes.realm()))
                    .singleElement()
                    .asString()
                    .contains("flow \"browser-mfa forms\"", "mfa-email-code", option + " is \"" + value + "\"")
                    .contains("used is " + used, "Set " + option + " to ");
        }

        @Test
        void givenNoConfigurationAtAll_whenLogin_thenSixDigitsAndNothingToSay(
                TestRealm draft, MailBox mail, Browser browser) {
            CodeRealm codes = CodeRealm.byEmail(draft, mail);
            codes.open(browser, ALICE);

            assertThat(codes.inbox(ALICE).await()).matches("[0-9]{6}");
            assertThat(warnings(codes.realm())).isEmpty();
        }

        @Test
        void givenRequiredAction_whenUnusableOptionSaved_thenRefused(TestRealm draft) {
            TestRealm realm = draft.create();
            String path = "/" + realm.name() + "/authentication/required-actions/mfa-set-up-email/config";

            assertThatThrownBy(() -> realm.server().admin().put(path, Map.of("config", Map.of("mfa-code-length", "4"))))
                    .hasMessageContaining("400");
            realm.server().admin().put(path, Map.of("config", Map.of("mfa-code-length", "8")));
        }
    }

    private static List<String> warnings(TestRealm realm) {
        return realm.server()
                .log()
                .text()
                .lines()
                .filter(line -> line.contains("WARN") && line.contains("Realm \"" + realm.name() + "\""))
                .toList();
    }
}
