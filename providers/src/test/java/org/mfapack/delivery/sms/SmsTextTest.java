package org.mfapack.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    private static final String PATTERN = "Code {0} for {1} ({2}), valid {3} min. Not you? Change your password.";

    private static String compose(String realm, String client) {
        return new SmsText(PATTERN, Locale.ENGLISH).compose("123456", realm, client, 5, "login.example.org");
    }

    @Test
    @DisplayName("D10 the last line is the origin-bound code")
    void givenMessage_whenComposed_thenLastLineBindsTheCodeToTheHost() {
        assertThat(compose("Example Bank", "Account"))
                .isEqualTo("Code 123456 for Example Bank (Account), valid 5 min. Not you? Change your password.\n\n"
                        + "@login.example.org #123456");
    }

    @ParameterizedTest
    @CsvSource({
        "A very long name of a company that nobody would like to type on a small phone,Short",
        "Short,A very long name of a client that nobody would like to type on a small phone",
        "A very long name of a company that nobody would like to type,A very long name of a client that is typed",
        "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{,|||||||||||||||||||||||||||||||||||||||||||||||||||||",
        "Пример Банк,Клиент",
        "Příklad žluťoučký,日本語のクライアント"
    })
    @DisplayName("D10 names give way so that the message stays within 160 GSM-7 characters")
    void givenAwkwardNames_whenComposed_thenOneGsmMessage(String realm, String client) {
        String text = compose(realm, client);
        assertThat(SmsText.septets(text)).isLessThanOrEqualTo(SmsText.MAX_SEPTETS);
        assertThat(text).contains("Code 123456 for").endsWith("\n\n@login.example.org #123456");
    }

    @Test
    @DisplayName("D10 letters that a phone alphabet lacks lose their accent only")
    void givenNameOutsideGsm_whenComposed_thenReadable() {
        assertThat(compose("Příklad", "Größe")).contains("Priklad", "Größe");
    }

    @ParameterizedTest
    @CsvSource({
        "Банк, Счёт, Код 123456 для Банк (Счёт): 5 мин.",
        "Bank, Account, Код 123456 для Bank (Account): 5 мин.",
        "日本銀行, 口座, Код 123456 для 日本銀行 (口座): 5 мин.",
    })
    @DisplayName("D11 a text of the operator's own that GSM-7 cannot write names realm and client, too")
    void givenTextInAnotherScript_whenComposed_thenBothNamesAreInIt(String realm, String client, String text) {
        assertThat(new SmsText("Код {0} для {1} ({2}): {3} мин.", Locale.forLanguageTag("ru"))
                        .compose("123456", realm, client, 5, "login.example.org"))
                .isEqualTo(text + "\n\n@login.example.org #123456");
    }

    @Test
    @DisplayName("D10, D11 names in another script give way, too")
    void givenTextInAnotherScriptAndLongNames_whenComposed_thenTwoPartsAtMost() {
        String text = new SmsText("Код {0} для {1} ({2})", Locale.forLanguageTag("ru"))
                .compose("123456", "Банк ".repeat(30), "😀".repeat(60), 5, "login.example.org");

        assertThat(text).hasSizeLessThanOrEqualTo(SmsText.MAX_UCS2).startsWith("Код 123456 для Банк Банк");
        assertThat(text.codePoints().filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bank, Bank: Not you?",
        "Příklad, Priklad: Not you?",
    })
    @DisplayName("N1 a notice has no code and no last line")
    void givenNotice_whenComposed_thenOnlyTheRealmIsNamed(String realm, String text) {
        assertThat(new SmsText("{0}: Not you?", Locale.ENGLISH).compose(realm)).isEqualTo(text);
    }

    @Test
    @DisplayName("N1, D10 the name of the realm gives way")
    void givenLongName_whenNoticeIsComposed_thenOneGsmMessage() {
        String text = new SmsText("{0}: " + "x".repeat(118), Locale.ENGLISH).compose("Länge ".repeat(30));

        assertThat(SmsText.septets(text)).isLessThanOrEqualTo(SmsText.MAX_SEPTETS);
        assertThat(text).startsWith("Länge");
    }
}
