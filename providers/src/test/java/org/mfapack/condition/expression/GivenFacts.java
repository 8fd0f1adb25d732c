package org.mfapack.condition.expression;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The facts of a login as a test states them; what is not stated is not known. */
final class GivenFacts implements Function<String, FactValues> {

    private final Map<String, Object> facts = new TreeMap<>();
    private final List<String> read = new ArrayList<>();

    GivenFacts with(String fact, Object value) {
        facts.put(fact, value instanceof Collection<?> list ? names(list) : value);
        return this;
    }

    GivenFacts without(String fact) {
        facts.remove(fact);
        return this;
    }

    GivenFacts at(String time) {
        return with("time." + Vocabulary.NOW, Instant.parse(time));
    }

    GivenFacts used(String factor, Duration ago) {
        return with("session.factors", List.of(factor)).with("session." + Vocabulary.AGES, Map.of(factor, ago));
    }

    /** What has been read of them, in order. */
    List<String> read() {
        return read;
    }

    @Override
    public FactValues apply(String group) {
        read.add(group);
        return new FactValues(group, fact -> {
            read.add(group + "." + fact);
            return Optional.ofNullable(facts.get(group + "." + fact));
        });
    }

    private static FactList names(Collection<?> list) {
        return FactList.of(list.stream().map(Object::toString).toList());
    }
}
