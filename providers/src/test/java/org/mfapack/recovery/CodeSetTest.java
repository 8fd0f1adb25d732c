package org.mfapack.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R2, R7: a set of codes")
class CodeSetTest {

    private static final int LENGTH = RecoverySettings.MIN_LENGTH;

    private final SecureRandom random = new SecureRandom();
    private final CountingHashing hashing = new CountingHashing();

    private CodeSet.Drawn draw(int count) {
        return CodeSet.draw(random, hashing, count, LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, RecoverySettings.MAX_COUNT})
    void givenCount_whenDrawn_thenSoManyWithTagsAndIdsOfTheirOwn(int count) {
        CodeSet.Drawn drawn = draw(count);

        assertThat(drawn.codes()).hasSize(count);
        assertThat(drawn.set().codes())
                .hasSize(count)
                .allMatch(code -> code.tag() >= 0 && code.tag() < LookupTags.RANGE);
        assertThat(drawn.set().codes().stream().map(StoredCode::tag)).doesNotHaveDuplicates();
        assertThat(drawn.set().codes().stream().map(StoredCode::id)).doesNotHaveDuplicates();
    }

    @Test
    void givenSet_whenAnyOfItsCodesIsEntered_thenThatOneIsFound() {
        CodeSet.Drawn drawn = draw(RecoverySettings.MAX_COUNT);

        for (int i = drawn.codes().size() - 1; i >= 0; i--) {
            assertThat(drawn.set().find(drawn.codes().get(i), hashing))
                    .contains(drawn.set().codes().get(i));
        }
    }

    @Test
    void givenCodeUsed_whenEnteredAgain_thenNotFoundAndTheOthersAre() {
        CodeSet.Drawn drawn = draw(10);
        CodeSet rest = drawn.set().without(drawn.set().codes().get(3).id());

        assertThat(rest.find(drawn.codes().get(3), hashing)).isEmpty();
        assertThat(drawn.codes().stream()
                        .filter(code -> rest.find(code, hashing).isPresent()))
                .hasSize(9);
    }

    @Test
    void givenSet_whenCodesOfAnotherAreEntered_thenNoneIsFound() {
        CodeSet set = draw(RecoverySettings.MAX_COUNT).set();

        assertThat(Stream.generate(() -> RecoveryCode.draw(random, LENGTH)).limit(2000))
                .noneMatch(code -> set.find(code, hashing).isPresent());
    }

    @Nested
    @DisplayName("R7: the same time, whatever is left and whatever is entered")
    class Time {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 10, RecoverySettings.MAX_COUNT})
        void givenSoManyLeft_whenRightOrWrongOrNonsense_thenExactlyOneHash(int count) {
            CodeSet.Drawn drawn = draw(count);
            List<RecoveryCode> entered = Stream.concat(
                            Stream.of(drawn.codes().get(count - 1), RecoveryCode.read("?", LENGTH)),
                            Stream.generate(() -> RecoveryCode.draw(random, LENGTH))
                                    .limit(600))
                    .toList();

            assertThat(entered).allSatisfy(code -> {
                int before = hashing.compared();
                drawn.set().find(code, hashing);
                assertThat(hashing.compared() - before).isEqualTo(1);
            });
        }
    }

    @Nested
    @DisplayName("R2: lookup tags")
    class Tags {

        @Test
        void givenOtherKey_whenTagged_thenTagsAreUnrelated() {
            List<RecoveryCode> codes = IntStream.range(0, 5000)
                    .mapToObj(i -> RecoveryCode.draw(random, LENGTH))
                    .toList();
            LookupTags one = LookupTags.withNewKey(random);
            LookupTags other = LookupTags.withNewKey(random);

            assertThat(codes.stream().filter(code -> one.of(code) == other.of(code)))
                    .hasSizeLessThan(100);
            assertThat(codes).allMatch(code -> LookupTags.withKey(one.key()).of(code) == one.of(code));
        }

        @Test
        void givenManyCodes_whenTagged_thenEachTagTellsEightBitsAndNoMore() {
            int[] counts = new int[LookupTags.RANGE];
            LookupTags tags = LookupTags.withNewKey(random);
            IntStream.range(0, 100_000).forEach(i -> counts[tags.of(RecoveryCode.draw(random, LENGTH))]++);

            double expected = 100_000.0 / LookupTags.RANGE;
            double chiSquare = IntStream.of(counts)
                    .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                    .sum();
            // 255 degrees of freedom: above this once in a million
            assertThat(chiSquare).isLessThan(376);
        }
    }
}
