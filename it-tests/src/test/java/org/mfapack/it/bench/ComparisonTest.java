package org.mfapack.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K6 Kinds of login that are measured in turn")
class ComparisonTest {

    /** Four turns, in the order in which they are asked for: a, b, b, a, a, b, b, a. */
    private static final List<Double> FIGURES = List.of(10.0, 9.0, 8.0, 10.0, 10.0, 7.0, 10.0, 10.0);

    private static Comparison<String, Double> comparison() throws Exception {
        Iterator<Double> figures = FIGURES.iterator();
        return Comparison.run(4, List.of("a", "b"), kind -> figures.next());
    }

    @Test
    void givenKinds_whenRun_thenForwardsAndBackwards() throws Exception {
        List<String> order = new ArrayList<>();

        Comparison.run(2, List.of("a", "b", "c"), order::add);

        assertThat(order).containsExactly("a", "b", "c", "c", "b", "a");
    }

    @Test
    void givenTurns_whenCompared_thenMedianOfTheirRatios() throws Exception {
        assertThat(comparison().ratio("b", "a", figure -> figure)).isEqualTo(0.85, within(1e-9));
    }

    @Test
    void givenTurnsThatDiffer_whenCompared_thenStandardErrorOfTheMean() throws Exception {
        // of 0.9, 0.8, 0.7 and 1.0: a deviation of 0.1291, by the root of four
        assertThat(comparison().error("b", "a", figure -> figure)).isEqualTo(0.0645, within(1e-4));
    }
}
