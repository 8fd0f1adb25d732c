package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("N1, D7 the e-mail of a security notice")
class NoticeEmailTest {

    private static final String ACCOUNT = "https://login.example.org/realms/x/account";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "factor-added",
                "factor-removed",
                "password-changed",
                "email-changed",
                "recovery-code-used",
                "factor-blocked",
                "second-factor-failed",
                "new-browser"
            })
    void givenKind_whenWritten_thenBothPartsTellWhatWhenWhereAndWhatToDo(String kind) throws Exception {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            for (String part : List.of("html", "text")) {
                assertThat(mail(part, kind).in(language).render())
                        .as("%s in %s", part, language)
                        .contains(texts.text("mfa.notice.what-" + kind, "Example"))
                        .contains("1 November 2026, 10:00 UTC", "Firefox/130.0, Linux", "192.0.2.7", "Paris, France")
                        .contains(texts.text("mfa.notice.method-sms"), "+49 ••• ••42")
                        .contains(texts.text("mfa.notice.not-you"), ACCOUNT);
            }
        }
    }

    @Test
    void givenNothingButTheTime_whenWritten_thenNoEmptyLines() throws Exception {
        for (String part : List.of("html", "text")) {
            String mail = mail(part, "email-changed")
                    .withData("method", "")
                    .withData("destination", "")
                    .withData("device", "")
                    .withData("ipAddress", "")
                    .withData("place", "")
                    .withData("byAdministrator", true)
                    .render();

            assertThat(mail)
                    .contains("An administrator did this")
                    .doesNotContain("Browser:", "Method:", "IP address:", "Place");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("R4 how many recovery codes are left")
    void givenRecoveryCode_whenUsed_thenTheMailCountsTheRest(int left) throws Exception {
        assertThat(mail("text", "recovery-code-used")
                        .withData("codesLeft", left)
                        .render())
                .contains(Texts.of("en").text("mfa.notice.codes-left", left));
    }

    @Test
    void givenHtmlPart_whenWritten_thenItLinksToTheAccountAndLoadsNothing() throws Exception {
        assertThat(mail("html", "factor-added").render())
                .contains("href=\"" + ACCOUNT + "\"")
                .doesNotContain("src=", "url(");
    }

    private static Screen mail(String part, String kind) {
        return new Screen(part + "/mfa-notice-email.ftl")
                .withData("kind", kind)
                .withData("method", "sms")
                .withData("destination", "+49 ••• ••42")
                .withData("codesLeft", 2)
                .withData("byAdministrator", false)
                .withData("time", "1 November 2026, 10:00 UTC")
                .withData("device", "Firefox/130.0, Linux")
                .withData("ipAddress", "192.0.2.7")
                .withData("place", "Paris, France")
                .withData("accountUrl", ACCOUNT)
                .withData("realmName", "Example");
    }
}
