package org.mfapack.condition.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K3 what an expression says of a login")
class ExpressionTest {

    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
    private static final String OF_THE_SPEC =
            "!(\"office\" in network.zones) && (\"admin\" in user.roles || time.hour(\"Europe/Berlin\") >= 20)";

    private final GivenFacts facts = new GivenFacts()
            .with("user.username", "alice")
            .with("user.roles", List.of("staff"))
            .with("user.attributes", Map.of("department", FactList.of(List.of("it", "sales"))))
            .with("user.passwordAge", Duration.ofDays(100))
            .with("network.address", "2001:db8::17")
            .with("network.zones", List.of())
            .used("mfa-sms", Duration.ofHours(3))
            .at("2026-11-22T18:59:59Z");

    private Outcome evaluate(String text) {
        Compilation compilation = COMPILER.compile(text);
        assertThat(compilation).as(text).isInstanceOf(Expression.class);
        return ((Expression) compilation).evaluate(facts);
    }

    private static Outcome decided(boolean holds) {
        return new Outcome.Decided(holds);
    }

    @Test
    @DisplayName("K3 the example of the specification")
    void givenExampleOfTheSpec_whenFactsChange_thenItDoes() {
        assertThat(evaluate(OF_THE_SPEC)).as("19:59 in Berlin").isEqualTo(decided(false));
        facts.at("2026-11-22T19:00:00Z");
        assertThat(evaluate(OF_THE_SPEC)).as("20:00 in Berlin").isEqualTo(decided(true));
        facts.with("network.zones", List.of("office"));
        assertThat(evaluate(OF_THE_SPEC)).as("at the office").isEqualTo(decided(false));
        facts.with("network.zones", List.of("home")).at("2026-11-22T10:00:00Z").with("user.roles", List.of("admin"));
        assertThat(evaluate(OF_THE_SPEC)).as("administrator").isEqualTo(decided(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"it\" in user.attributes.department",
                "user.attributes[\"department\"][1] == \"sales\"",
                "has(user.attributes.department) && !has(user.attributes.office)",
                "user.passwordAge > days(90) && user.passwordAge < days(101)",
                "session.age(\"mfa-sms\") < hours(4) && session.age(\"mfa-sms\") > minutes(179)",
                "cidr(network.address, \"2001:db8::/32\") && !cidr(network.address, \"10.0.0.0/8\")",
                "!cidr(network.address, \"2001:db8::/124\") && cidr(network.address, \"2001:db8::17\")",
                "time.clock(\"UTC\") == \"18:59\" && time.minute(\"UTC\") == 59",
                "time.day(\"Europe/Berlin\") == \"sunday\" && time.day(\"Pacific/Kiritimati\") == \"monday\"",
                "time.date(\"Pacific/Kiritimati\") == \"2026-11-23\"",
                "user.username.matches(\"^a.+e$\") && !user.username.matches(\"^b\") && user.username.contains(\"lic\")",
                "user.roles.exists(role, role.startsWith(\"st\")) && user.roles.all(role, role.size() == 5)",
                "(\"it\" in user.attributes.department ? 1 : 2) == 1",
                "// the operator's note\ntrue"
            })
    @DisplayName("K3 facts, functions and CEL itself")
    void givenFacts_whenTrueOfThem_thenHolds(String text) {
        assertThat(evaluate(text)).isEqualTo(decided(true));
        assertThat(evaluate("!(" + text + "\n)")).isEqualTo(decided(false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    place.country == "DE",                          place.country
                    !(place.country in ["DE"]),                     place.country
                    place.country == "DE" && true,                  place.country
                    place.country == "DE" || "boss" in user.roles,  place.country
                    session.age("otp") < hours(1),                  session.age.otp
                    "mfa" in upstream.amr,                          upstream.amr
                    user.attributes.office[0] == "x",               missing_element
                    user.attributes.department[7] == "x",           missing_element
                    """)
    @DisplayName("K4 what depends on a fact that is not known is not known, and it is told which")
    void givenUnknownFact_whenItMatters_thenUnknown(String text, String fact) {
        assertThat(evaluate(text)).isEqualTo(new Outcome.Unknown(fact));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    place.country == "DE" || "staff" in user.roles,      true
                    "staff" in user.roles || place.country == "DE",      true
                    place.country == "DE" && "boss" in user.roles,       false
                    has(place.country) && place.country == "DE",         false
                    !has(place.country) || place.country != "DE",        true
                    "otp" in session.factors && session.age("otp") < hours(1), false
                    has(upstream.provider),                              false
                    """)
    @DisplayName("K4 what does not depend on it, or asks whether it is known, is known")
    void givenUnknownFact_whenItDoesNotMatter_thenDecided(String text, boolean holds) {
        assertThat(evaluate(text)).isEqualTo(decided(holds));
    }

    @Test
    @DisplayName("K1 nothing is gathered but what is named and needed, and once")
    void givenManyFacts_whenOneIsNamed_thenOnlyThatIsRead() {
        evaluate("time.hour(\"UTC\") == 18 || \"x\" in user.groups || place.country == \"DE\"");
        assertThat(facts.read()).containsExactly("time", "time.now");

        facts.read().clear();
        evaluate("\"staff\" in user.roles && !(\"admin\" in user.roles)");
        assertThat(facts.read()).containsExactly("user", "user.roles");
    }

    @Test
    @DisplayName("O4 an expression that fails at this login says why")
    void givenDivisionByZero_whenEvaluated_thenFailed() {
        assertThat(evaluate("1 / user.attributes.size() == 1")).isEqualTo(decided(true));
        facts.with("user.attributes", Map.of());
        assertThat(evaluate("1 / user.attributes.size() == 1")).isEqualTo(new Outcome.Failed("/ by zero"));
    }
}
