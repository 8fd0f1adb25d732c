package org.mfapack.it.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Kinds of login that are measured in turn, many times and briefly: what a shared machine does besides, and what grows with
 * each login, meets all of them alike.
 *
 * @param <K> kind of login
 * @param <F> figures of one turn
 */
final class Comparison<K, F> {

    /** One turn of one kind. */
    @FunctionalInterface
    interface Turn<K, F> {
        F run(K kind) throws Exception;
    }

    private final Map<K, List<F>> figures = new LinkedHashMap<>();

    private Comparison() {}

    /** Forwards and backwards, so that none of them is always the later one. */
    static <K, F> Comparison<K, F> run(int turns, List<K> kinds, Turn<K, F> turn) throws Exception {
        Comparison<K, F> comparison = new Comparison<>();
        kinds.forEach(kind -> comparison.figures.put(kind, new ArrayList<>()));
        List<K> order = new ArrayList<>(kinds);
        for (int number = 0; number < turns; number++) {
            for (K kind : order) {
                comparison.figures.get(kind).add(turn.run(kind));
            }
            Collections.reverse(order);
        }
        return comparison;
    }

    double median(K kind, ToDoubleFunction<F> figure) {
        return median(figures.get(kind).stream().map(figure::applyAsDouble).toList());
    }

    /** The median of the ratios turn by turn, so that a drift of the machine's speed does not count. */
    double ratio(K kind, K base, ToDoubleFunction<F> figure) {
        return median(ratios(kind, base, figure));
    }

    /** By how much a ratio may be wrong because turns differ: the standard error of their mean. */
    double error(K kind, K base, ToDoubleFunction<F> figure) {
        List<Double> ratios = ratios(kind, base, figure);
        double mean = ratios.stream().mapToDouble(ratio -> ratio).average().orElseThrow();
        double squares = ratios.stream()
                .mapToDouble(ratio -> (ratio - mean) * (ratio - mean))
                .sum();
        return Math.sqrt(squares / (ratios.size() - 1) / ratios.size());
    }

    private List<Double> ratios(K kind, K base, ToDoubleFunction<F> figure) {
        List<F> ofKind = figures.get(kind);
        List<F> ofBase = figures.get(base);
        return IntStream.range(0, ofKind.size())
                .mapToObj(turn -> figure.applyAsDouble(ofKind.get(turn)) / figure.applyAsDouble(ofBase.get(turn)))
                .toList();
    }

    /** Of an even number the mean of the two in the middle. */
    private static double median(List<Double> values) {
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .limit(2 - values.size() % 2)
                .mapToDouble(value -> value)
                .average()
                .orElseThrow();
    }
}
