package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D7, D11: the e-mail")
class CodeEmailTest {

    @ParameterizedTest
    @ValueSource(strings = {"login", "enrolment", "confirmation"})
    void givenPurpose_whenWritten_thenBothPartsNameRealmClientCodeLifetimeAndWhatToDo(String purpose) throws Exception {
        for (String language : Texts.LANGUAGES) {
            for (String part : List.of("html", "text")) {
                assertThat(mail(part, purpose).in(language).render())
                        .as("%s in %s", part, language)
                        .contains("123456", "Example", "5 ")
                        .contains(Texts.of(language).text("mfa.email.not-you-" + purpose));
            }
        }
    }

    @Test
    void givenClientNamedWithMarkup_whenWritten_thenOnlyTheHtmlPartEscapesIt() throws Exception {
        assertThat(mail("html", "login").render()).contains("Shop &lt;1&gt;").doesNotContain("Shop <1>");
        assertThat(mail("text", "login").render()).contains("Shop <1>");
    }

    @Test
    void givenHtmlPart_whenWritten_thenItLoadsNothingFromElsewhere() throws Exception {
        assertThat(mail("html", "login").render()).doesNotContain("src=", "href=", "url(");
    }

    private static Screen mail(String part, String purpose) {
        return new Screen(part + "/mfa-code-email.ftl")
                .withData("code", "123456")
                .withData("lifetimeMinutes", 5)
                .withData("clientName", "Shop <1>")
                .withData("realmName", "Example")
                .withData("purpose", purpose);
    }
}
