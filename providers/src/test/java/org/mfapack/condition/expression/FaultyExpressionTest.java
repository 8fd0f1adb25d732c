package org.mfapack.condition.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.condition.MfaConditionFactory;
import org.mfapack.config.Finding;

@DisplayName("K3 O4 an expression that cannot be used, and what the operator hears of it")
class FaultyExpressionTest {

    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private final MfaConditionFactory condition = new ExpressionConditionFactory();

    private static String fault(String text) {
        Compilation compilation = COMPILER.compile(text);
        assertThat(compilation).as(text).isInstanceOf(Fault.class);
        return ((Fault) compilation).text();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '#',
            textBlock =
                    """
                    user.rolez == 1                        # line 1, column 5: undefined field 'rolez'
                    foo == 1                               # line 1, column 1: undeclared reference to 'foo'
                    "admin" in user                        # line 1, column 9: found no matching overload for 'in'
                    1 + 1                                  # line 1, column 3: expected type 'bool' but found 'int'
                    user.roles ==                          # line 1, column 14: mismatched input '<EOF>'
                    time.hour("Europe/Berlon") > 1         # line 1, column 10: There is no time zone "Europe/Berlon"
                    time.hour(user.username) > 1           # line 1, column 10: Write the time zone out in quotes
                    cidr(network.address, "10.0.0.0/99")   # line 1, column 5: "10.0.0.0/99" is no network
                    cidr(network.address, user.username)   # line 1, column 5: Write the network out in quotes
                    user.username.matches("a(")            # line 1, column 22: The regular expression cannot be read
                    user.username.matches(user.email)      # line 1, column 22: Write the regular expression out in quotes
                    user.roles == ["admin"]                # line 1, column 12: Compare elements
                    dyn(user.roles) == 1                   # line 1, column 4: undeclared reference to 'dyn'
                    time.now == 1                          # line 1, column 5: undefined field 'now'
                    session.ages.size() == 1               # line 1, column 8: undefined field 'ages'
                    """)
    void givenMistake_whenCompiled_thenPlaceAndReason(String text, String reason) {
        assertThat(fault(text)).startsWith(reason);
    }

    @Test
    void givenMistakeInThirdLine_whenCompiled_thenLineIsTold() {
        assertThat(fault("true &&\n\n  user.rolez == 1")).isEqualTo("line 3, column 7: undefined field 'rolez'");
    }

    @Test
    @DisplayName("O4 the check tells place and reason, in one line, and not the whole of a long text")
    void givenFaultyExpression_whenChecked_thenFinding() {
        String text = "user.rolez == 1\n" + " ".repeat(300) + "|| true";

        List<Finding> findings = condition.check(null, Map.of(ExpressionConditionFactory.EXPRESSION, text));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo("mfa-expression");
            assertThat(finding.value()).hasSizeLessThan(210).doesNotContain("\n");
            assertThat(finding.remedy()).isEqualTo("Correct mfa-expression, line 1, column 5: undefined field 'rolez'");
        });
    }

    @Test
    void givenNoExpression_whenChecked_thenFinding() {
        assertThat(condition.check(null, Map.of()))
                .singleElement()
                .extracting(Finding::key)
                .isEqualTo("mfa-expression");
    }

    @Test
    void givenGoodExpression_whenChecked_thenNothing() {
        assertThat(condition.check(null, Map.of(ExpressionConditionFactory.EXPRESSION, "\"admin\" in user.roles")))
                .isEmpty();
    }
}
