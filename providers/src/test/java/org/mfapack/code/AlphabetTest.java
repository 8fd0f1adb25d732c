package org.mfapack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetTest {

    @ParameterizedTest
    @EnumSource(Alphabet.class)
    @DisplayName("C1 codes use the whole alphabet evenly")
    void givenManyCodes_whenCounted_thenEachCharacterIsAsFrequentAsTheOthers(Alphabet alphabet) {
        SecureRandom random = new SecureRandom();
        int[] counts = new int[128];
        int codes = 20_000;
        Stream.generate(() -> alphabet.generate(random, 10))
                .limit(codes)
                .peek(code -> assertThat(code).hasSize(10))
                .forEach(code -> code.chars().forEach(c -> counts[c]++));
        long kinds = java.util.Arrays.stream(counts).filter(count -> count > 0).count();
        double expected = codes * 10.0 / kinds;
        double chiSquare = java.util.Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(kinds).isEqualTo(alphabet == Alphabet.DIGITS ? 10 : 32);
        // Far beyond the 99.999 % quantile for 31 degrees of freedom.
        assertThat(chiSquare).isLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                " 123 456 ",
                "123-456",
                "123\u2013456",
                "1 2 3 4 5 6",
                "\uff11\uff12\uff13\uff14\uff15\uff16",
                "\u0661\u0662\u0663\u0664\u0665\u0666",
                "Your code is 123456.",
                "123456 is your code for Example (valid 5 min)\n\n@login.example.org #123456",
                "G-123456",
                "\u200b123456\u00a0"
            })
    @DisplayName("C12 digits are read however they are typed or pasted")
    void givenDigitsWithTextAround_whenRead_thenCode(String input) {
        assertThat(Alphabet.DIGITS.read(input, 6)).isEqualTo("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12345a7", "abcdef", "12 34"})
    @DisplayName("C12 forgiving is not guessing")
    void givenNoCode_whenRead_thenNotACode(String input) {
        assertThat(Alphabet.DIGITS.read(input, 6)).doesNotMatch("[0-9]{6}");
    }

    @ParameterizedTest
    @CsvSource({
        "ABCDEF,ABCDEF",
        "abcdef,ABCDEF",
        "ab c-d ef,ABCDEF",
        "1ilIL0oO,11111000",
        "Your code is AB12EF,AB12EF",
        "your code is please AB12EF now,AB12EF",
        "code please #QWERTY,QWERTY",
        "please enter QWERTY,QWERTY"
    })
    @DisplayName("C12 Crockford reads I and L as 1, O as 0, and text around")
    void givenCrockford_whenRead_thenCanonical(String input, String code) {
        assertThat(Alphabet.CROCKFORD.read(input, code.length())).isEqualTo(code);
    }

    @Test
    @DisplayName("C1 codes do not repeat")
    void givenTwoCodes_whenMade_thenTheyDiffer() {
        SecureRandom random = new SecureRandom();
        assertThat(Stream.generate(() -> Alphabet.CROCKFORD.generate(random, 10))
                        .limit(1000)
                        .distinct())
                .hasSize(1000);
    }
}
