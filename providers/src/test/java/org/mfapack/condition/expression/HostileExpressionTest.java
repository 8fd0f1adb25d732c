package org.mfapack.condition.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfapack.config.Remembered;

/** The limits are counted, so that these tests do not depend on the machine; the times have room for a busy one. */
@DisplayName("K3 an expression that would take too much is refused or cut off")
class HostileExpressionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
    private static final List<String> TEN_THOUSAND =
            IntStream.range(0, 10_000).mapToObj(number -> "role-" + number).toList();

    private final GivenFacts facts =
            new GivenFacts().with("user.roles", TEN_THOUSAND).with("user.username", "a".repeat(100_000));

    @BeforeAll
    static void loadTheLibrary() {
        ((Expression) COMPILER.compile("user.roles.exists(r, r.matches(\"a\"))")).evaluate(new GivenFacts());
    }

    private static <T> T inTime(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        return result;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("true || ".repeat(100_000) + "true", "at most 1000 characters"),
                Arguments.of("(".repeat(400) + "true" + ")".repeat(400), "levels of brackets"),
                Arguments.of("[".repeat(900), "levels of brackets"),
                Arguments.of("true ? true : ".repeat(60) + "true", "recursion limit"),
                Arguments.of("1" + "+1".repeat(400) + " == 3", "recursion limit"),
                Arguments.of("[" + "1,".repeat(400) + "1].size() == 1", "node limit"),
                Arguments.of("[1]" + ".map(x, [x, x])".repeat(20) + ".size() == 1", "A list or map holds"),
                Arguments.of("[user.roles].exists(a, a.size() > 1)", "A list or map holds"),
                Arguments.of("{1: user.roles}.size() == 1", "A list or map holds"),
                Arguments.of("user.username.matches(\"(x{1000}){1000}\")", "too big"),
                Arguments.of("user.username.matches(\"(((a{30}){30}){30}){30}\")", "too big"),
                Arguments.of("user.username.matches(\"(?:[a-z]{1,40}){30}\")", "too big"),
                Arguments.of("user.username.matches(\"" + "a".repeat(201) + "\")", "at most 200 characters"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    @DisplayName("K3 huge, nested, or a bomb for the compiler of patterns: refused")
    void givenBomb_whenCompiled_thenRefused(String text, String reason) {
        Compilation compilation = inTime(() -> COMPILER.compile(text));

        assertThat(compilation).isInstanceOf(Fault.class);
        assertThat(((Fault) compilation).message()).contains(reason);
    }

    static Stream<Arguments> cutOff() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        return Stream.of(
                Arguments.of(
                        ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, a+b+c+d > 0))))",
                        "Iteration budget"),
                Arguments.of("user.roles.exists(r, r == \"x\")", "Iteration budget"),
                Arguments.of(
                        "user.roles.all(r, !user.roles.exists(s, s == r + \"x\"))", "Iteration budget|too much work"),
                Arguments.of("user.roles.exists(r, 1 / 0 == 1)", "too much work"),
                Arguments.of("user.roles.exists(r, place.country == r)", "too much work"),
                Arguments.of("[\"aaaaaaaaaa\"]" + ".map(x, x + x)".repeat(20) + ".size() == 9", "too much work"),
                Arguments.of("user.username.matches(\"(a+)+b\")", "too much work"),
                Arguments.of("user.username.contains(\"" + "a".repeat(500) + "b\")", "too much work"),
                Arguments.of("[user.username].exists(a, a + a + a == a + a)", "too much work"));
    }

    @ParameterizedTest
    @MethodSource("cutOff")
    @DisplayName("K3 loops in loops, doubling, long texts, patterns: cut off, and the operator is told")
    void givenBomb_whenEvaluated_thenCutOff(String text, String reason) {
        Compilation compilation = COMPILER.compile(text);
        assertThat(compilation).as("%s", compilation).isInstanceOf(Expression.class);

        Outcome outcome = inTime(() -> ((Expression) compilation).evaluate(facts));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).reason()).containsPattern(reason);
    }

    @Test
    @DisplayName("K3 among ten thousand roles one is found without a loop")
    void givenTenThousandRoles_whenOneIsLookedFor_thenDecided() {
        Expression expression = (Expression)
                COMPILER.compile("\"admin\" in user.roles || \"boss\" in user.roles || \"role-9999\" in user.roles");

        assertThat(inTime(() -> expression.evaluate(facts))).isEqualTo(new Outcome.Decided(true));
    }

    @Test
    @DisplayName("K3 a text is compiled once, and a thousand others make it forgotten")
    void givenExpressions_whenAskedAgain_thenRememberedWithinBounds() {
        Expressions expressions = new Expressions();
        Compilation first = expressions.of("true");

        assertThat(expressions.of("true")).isSameAs(first);
        for (int number = 0; number < Remembered.MOST; number++) {
            expressions.of("1 == " + number);
        }
        assertThat(expressions.of("true")).isNotSameAs(first);
    }
}
