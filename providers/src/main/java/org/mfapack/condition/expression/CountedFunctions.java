package org.mfapack.condition.expression;

import com.google.re2j.Pattern;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelResolvedOverload;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code matches} and {@code contains}: their work grows with both texts, so it is paid for before it is done. */
@SuppressWarnings({"ThreadSafe", "Immutable"}) // each evaluation has its own
final class CountedFunctions implements CelFunctionResolver {

    static final String MATCHES = "matches";
    static final List<String> NAMES = List.of(MATCHES, "contains");

    private static final int COMPARISONS_PER_STEP = 50;

    private final Map<String, Pattern> patterns;
    private final Budget budget;

    CountedFunctions(Map<String, Pattern> patterns, Budget budget) {
        this.patterns = patterns;
        this.budget = budget;
    }

    @Override
    public Optional<CelResolvedOverload> findOverloadMatchingArgs(
            String function, Collection<String> overloads, Object[] arguments) {
        return findOverloadMatchingArgs(function, arguments);
    }

    @Override
    public Optional<CelResolvedOverload> findOverloadMatchingArgs(String function, Object[] arguments) {
        return Optional.of(CelResolvedOverload.of(
                function,
                function,
                texts -> function.equals(MATCHES) ? matches(texts) : contains(texts),
                true,
                String.class,
                String.class));
    }

    private boolean matches(Object[] texts) {
        String text = (String) texts[0];
        Pattern pattern = patterns.get((String) texts[1]);
        pay(text.length(), pattern.programSize());
        return pattern.matcher(text).find();
    }

    private boolean contains(Object[] texts) {
        String text = (String) texts[0];
        String part = (String) texts[1];
        pay(text.length(), part.length());
        return text.contains(part);
    }

    private void pay(long length, long work) {
        budget.spend(length * work / COMPARISONS_PER_STEP);
    }
}
