package org.mfapack.condition.expression;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mfapack.facts.LoginFacts;

/** A variable of expressions, {@code user} for instance, with what can be read of it. */
final class FactGroup {

    private final String name;
    private final List<Fact> facts;
    private final Map<String, Function<LoginFacts, ? extends Optional<?>>> readers;

    private FactGroup(String name, List<Fact> facts, List<Fact> inner) {
        this.name = name;
        this.facts = facts;
        this.readers = Stream.of(facts, inner)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(Fact::name, Fact::reader));
    }

    /** @param facts declared: an expression that reads anything else is refused */
    FactGroup(String name, Fact... facts) {
        this(name, List.of(facts), List.of());
    }

    /** The same with some that no expression can name. */
    FactGroup with(Fact... forFunctions) {
        return new FactGroup(name, facts, List.of(forFunctions));
    }

    String name() {
        return name;
    }

    List<Fact> facts() {
        return facts;
    }

    /** Named like no type that an expression can write down, so that none can be made in an expression. */
    StructType type() {
        ImmutableMap<String, CelType> types =
                facts.stream().collect(ImmutableMap.toImmutableMap(Fact::name, Fact::type));
        return StructType.create("facts of " + name, types.keySet(), fact -> Optional.ofNullable(types.get(fact)));
    }

    FactValues of(LoginFacts login) {
        return new FactValues(name, fact -> readers.get(fact).apply(login));
    }
}
