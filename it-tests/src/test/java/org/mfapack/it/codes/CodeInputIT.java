package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C12: codes as people type them")
class CodeInputIT {

    static Stream<Named<UnaryOperator<String>>> otherWays() {
        return Stream.of(
                Named.of("spaced", code -> " " + code.substring(0, 3) + " " + code.substring(3) + " "),
                Named.of("dashed", code -> code.substring(0, 3) + "-" + code.substring(3)),
                Named.of("no-break space", code -> code.substring(0, 3) + "\u00a0" + code.substring(3)),
                Named.of("full-width digits", code -> withDigitsFrom(code, '\uff10')),
                Named.of("Arabic digits", code -> withDigitsFrom(code, '\u0660')),
                Named.of("pasted with text", code -> "Your code is: " + code + ". It is valid for 5 minutes."),
                Named.of("last line of an SMS", code -> "@login.example.org #" + code));
    }

    private static String withDigitsFrom(String code, char zero) {
        return code.chars()
                .map(digit -> digit - '0' + zero)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @MethodSource("otherWays")
    void givenDigits_whenTypedInAnotherWay_thenAccepted(
            UnaryOperator<String> typed, TestRealm draft, MailBox mail, Browser browser) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        CodePage page = codes.open(browser, ALICE);

        page.enter(typed.apply(codes.inbox(ALICE).await()));

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("C12: Crockford's letters I and L are 1, O is 0, in any case")
    void givenCrockfordWithZeroAndOne_whenTypedAsTheLettersTheyLookLike_thenAccepted(TestRealm draft, MailBox mail) {
        CodeRealm codes = CodeRealm.byEmail(
                draft,
                mail,
                "mfa-code-alphabet",
                "crockford",
                "mfa-code-length",
                "10",
                "mfa-resend-wait",
                "0",
                "mfa-resend-max",
                "100");
        RawLogin login = codes.openRaw(ALICE);
        int sent = 1;
        String code = codes.inbox(ALICE).await(sent);
        while (!code.contains("1") && !code.contains("0") && sent < 20) {
            login.post(Map.of("resend", "true"));
            sent++;
            code = codes.inbox(ALICE).await(sent);
        }

        login.code(code.replaceFirst("1", "I")
                .replaceFirst("1", "l")
                .replace('0', 'O')
                .toLowerCase(Locale.ROOT));

        assertThat(code).containsAnyOf("0", "1");
        assertThat(login.last().isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("C12: forgiving is not careless")
    void givenRightCode_whenOneDigitIsMissingOrTooMany_thenRefused(TestRealm draft, MailBox mail) {
        CodeRealm codes = CodeRealm.byEmail(draft, mail);
        RawLogin login = codes.openRaw(ALICE);
        String code = codes.inbox(ALICE).await();

        login.code(code.substring(1));
        login.code(code + "0");
        login.code("0" + code);

        assertThat(login.last().isAtApplication()).isFalse();
        assertThat(codes.refusals("wrong_code")).hasSize(3);
    }
}
