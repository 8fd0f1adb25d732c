package org.mfapack.condition.expression;

import dev.cel.common.types.CelType;
import java.util.Optional;
import java.util.function.Function;
import org.mfapack.facts.LoginFacts;

/**
 * One thing that an expression may read.
 *
 * @param name as it follows the dot: {@code roles} of {@code user.roles}
 * @param reader gives text, truth, whole or floating number ({@code Long}, {@code Double}), duration, or {@link FactList};
 *     empty if it is not known
 */
record Fact(String name, CelType type, Function<LoginFacts, ? extends Optional<?>> reader) {

    /** One that is always known. */
    static Fact always(String name, CelType type, Function<LoginFacts, ?> reader) {
        return new Fact(name, type, facts -> Optional.of(reader.apply(facts)));
    }
}
