package org.mfapack.condition.expression;

import dev.cel.common.values.SelectableValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mfapack.facts.UnknownFactException;

/** What one evaluation reads of a {@link FactGroup}: each fact when it is first named, and once (SPEC K1). */
final class FactValues implements SelectableValue<String> {

    private final String group;
    private final Function<String, ? extends Optional<?>> source;
    private final Map<String, Optional<?>> known = new HashMap<>();

    FactValues(String group, Function<String, ? extends Optional<?>> source) {
        this.group = group;
        this.source = source;
    }

    @Override
    public Object select(String fact) {
        return find(fact).orElseThrow(() -> new UnknownFactException(group + "." + fact));
    }

    /** What {@code has(...)} asks. */
    @Override
    public Optional<?> find(String fact) {
        Optional<?> value = known.get(fact);
        if (value == null) {
            value = read(fact);
            known.put(fact, value);
        }
        return value;
    }

    private Optional<?> read(String fact) {
        try {
            return source.apply(fact);
        } catch (UnknownFactException e) {
            return Optional.empty();
        }
    }
}
