package org.mfapack.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R1, DF5: recovery codes")
class RecoveryCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = RecoverySettings.MIN_LENGTH;
    private static final int MANY = 100_000;
    /** Chi-square of 31 degrees of freedom is above this once in a million. */
    private static final double IMPLAUSIBLE = 84;

    private final SecureRandom random = new SecureRandom();

    @Test
    @DisplayName("R1: the shortest code holds 64 bits, one character less would not")
    void givenShortestCode_whenItsBitsAreCounted_thenAtLeast64() {
        double bits = Math.log(ALPHABET.length()) / Math.log(2);

        assertThat(LENGTH * bits).isGreaterThanOrEqualTo(64);
        assertThat((LENGTH - 1) * bits).isLessThan(64);
    }

    @Test
    @DisplayName("DF5: chi-square of 100,000 codes, character by character; none comes twice")
    void givenManyCodes_whenCharactersAreCounted_thenEachIsAsLikelyAtEachPlace() {
        List<String> codes = Stream.generate(
                        () -> RecoveryCode.draw(random, LENGTH).characters())
                .limit(MANY)
                .toList();

        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.length() == LENGTH);
        for (int place = 0; place < LENGTH; place++) {
            int[] counts = new int[ALPHABET.length()];
            for (String code : codes) {
                counts[ALPHABET.indexOf(code.charAt(place))]++;
            }
            assertThat(chiSquare(counts)).as("place %d", place).isLessThan(IMPLAUSIBLE);
        }
    }

    private static double chiSquare(int... counts) {
        double expected = (double) MANY / counts.length;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"13, 4-4-5", "14, 4-4-4-2", "16, 4-4-4-4", "17, 4-4-4-5", "26, 4-4-4-4-4-4-2"})
    @DisplayName("R1: shown in groups")
    void givenCode_whenShown_thenInGroups(int length, String groups) {
        RecoveryCode code = RecoveryCode.draw(random, length);

        assertThat(code.shown()).matches(groups.replaceAll("\\d", "[$0]").replaceAll("\\[(\\d)]", "[0-9A-Z]{$1}"));
        assertThat(RecoveryCode.read(code.shown(), length).characters()).isEqualTo(code.characters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0123-4567-89ABC", "0123456789abc", " o123 4567 89ABC ", "０１２３-４５６７-８９ABC", "OI23–4567–89abc"})
    @DisplayName("R1, C12: read as forgivingly as other codes")
    void givenCodeTypedByAPerson_whenRead_thenUnderstood(String typed) {
        assertThat(RecoveryCode.read(typed, LENGTH).characters()).isEqualTo("0123456789ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0123456789AB", "0123456789ABCDEF", "!!!!!!!!!!!!!", "-------------"})
    void givenNoCode_whenRead_thenItIsNobodys(String typed) {
        assertThat(RecoveryCode.read(typed, LENGTH).characters()).isEqualTo("-------------");
    }

    @Test
    void givenCode_whenLogged_thenItDoesNotTellItself() {
        RecoveryCode code = RecoveryCode.draw(random, LENGTH);

        assertThat("" + code).doesNotContain(code.characters(), code.shown());
    }
}
