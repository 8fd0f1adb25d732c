package org.mfapack.condition.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads docs/expressions.md: the blocks that are marked {@code cel} with the logins in their comments. */
@DisplayName("K3 what docs/expressions.md says")
class DocumentedExpressionsTest {

    private static final Path PAGE = Path.of("..", "docs", "expressions.md");
    private static final Pattern LOGIN = Pattern.compile("^// (yes|no): (.*)$", Pattern.MULTILINE);
    private static final Pattern FACT =
            Pattern.compile("([a-z]+(?:\\.[a-zA-Z]+)?) = (.+?)(?=, [a-z]+(?:\\.[a-zA-Z]+)? = |$)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static List<String> blocks(String kind) throws IOException {
        return Pattern.compile("^```" + kind + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static Stream<Arguments> logins() throws IOException {
        List<Arguments> logins = new ArrayList<>();
        for (String block : blocks("cel")) {
            LOGIN.matcher(block)
                    .results()
                    .forEach(login ->
                            logins.add(Arguments.of(block, login.group(1).equals("yes"), login.group(2))));
        }
        return logins.stream();
    }

    @ParameterizedTest
    @MethodSource("logins")
    void givenDocumentedLogin_whenAsked_thenAsTheDocsSay(String expression, boolean yes, String login)
            throws IOException {
        GivenFacts facts = new GivenFacts();
        blocks("facts").get(0).lines().forEach(line -> state(facts, line));
        state(facts, login);
        Compilation compilation = COMPILER.compile(expression);

        assertThat(compilation).as("%s", compilation).isInstanceOf(Expression.class);
        assertThat(((Expression) compilation).evaluate(facts)).isEqualTo(new Outcome.Decided(yes));
    }

    @Test
    void givenPage_whenCounted_thenTwentyExpressionsEachTrueAndFalse() throws IOException {
        assertThat(blocks("cel")).hasSizeGreaterThanOrEqualTo(20).allSatisfy(block -> assertThat(
                        LOGIN.matcher(block).results().map(login -> login.group(1)))
                .contains("yes", "no"));
    }

    @Test
    @DisplayName("K3 the page names each fact and function that there is")
    void givenVocabulary_whenLookedUp_thenDocumented() throws IOException {
        String page = Files.readString(PAGE);

        for (FactGroup group : Vocabulary.GROUPS) {
            assertThat(group.facts())
                    .allSatisfy(fact -> assertThat(page).contains("`" + group.name() + "." + fact.name() + "`"));
        }
        assertThat(Functions.declarations())
                .allSatisfy(function -> assertThat(page).contains(function.name() + "("));
    }

    @Test
    @DisplayName("K3 the limits on the page are those that are kept")
    void givenLimits_whenLookedUp_thenDocumented() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(ExpressionCompiler.MAX_LENGTH + " characters")
                .contains(ExpressionCompiler.MAX_DEPTH + " levels")
                .contains("| " + ExpressionCompiler.MAX_NODES + " |")
                .contains("| " + ExpressionCompiler.MAX_ITERATIONS + " |")
                .contains(Budget.STEPS / 1000 + " 000 steps");
    }

    private static void state(GivenFacts facts, String login) {
        List<MatchResult> stated = FACT.matcher(login).results().toList();
        assertThat(stated).as(login).isNotEmpty();
        for (MatchResult fact : stated) {
            state(facts, fact.group(1), fact.group(2));
        }
    }

    private static void state(GivenFacts facts, String name, String value) {
        if (value.equals("unknown")) {
            facts.without(name);
        } else if (name.equals("time")) {
            facts.at(OffsetDateTime.parse(read(value).asText()).toInstant().toString());
        } else if (name.equals("session.factors")) {
            Map<String, String> ages = JSON.convertValue(read(value), new TypeReference<>() {});
            facts.with(name, ages.keySet())
                    .with(
                            "session." + Vocabulary.AGES,
                            ages.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, age -> Duration.parse(age.getValue()))));
        } else {
            facts.with(name, value(name, read(value)));
        }
    }

    private static Object value(String name, JsonNode value) {
        if (value.isTextual()) {
            return name.endsWith("Age") || name.endsWith(".age") ? Duration.parse(value.asText()) : value.asText();
        }
        if (value.isArray()) {
            return JSON.convertValue(value, new TypeReference<List<String>>() {});
        }
        if (value.isObject()) {
            return name.startsWith("user.")
                    ? lists(value)
                    : JSON.convertValue(value, new TypeReference<Map<String, String>>() {});
        }
        return value.isBoolean()
                ? value.booleanValue()
                : value.isIntegralNumber() ? (Object) value.longValue() : value.doubleValue();
    }

    private static Map<String, FactList> lists(JsonNode value) {
        Map<String, List<String>> lists = JSON.convertValue(value, new TypeReference<>() {});
        return lists.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> FactList.of(entry.getValue())));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
