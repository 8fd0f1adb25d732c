package org.mfapack.condition.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.ErrorValue;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/** How much work one evaluation may take, whatever the expression and the facts: counted, not timed (SPEC K3). */
@SuppressWarnings("ThreadSafe") // each evaluation has its own and is over in one call
final class Budget implements CelEvaluationListener {

    static final int STEPS = 20_000;

    private static final int ELEMENTS_PER_STEP = 4;
    /** An exception that the library makes is worth that many plain steps. */
    private static final int ERROR = 100;

    private long left = STEPS;

    /** After each node of the expression: one step, and more for a big value, which is copied and compared as a whole. */
    @Override
    public void callback(CelExpr node, Object value) {
        spend(1 + size(value));
    }

    /** @throws CutOff when nothing is left */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new CutOff();
        }
    }

    private static long size(Object value) {
        if (value instanceof CharSequence text) {
            return text.length() / ELEMENTS_PER_STEP;
        }
        if (value instanceof Collection<?> list) {
            return list.size() / ELEMENTS_PER_STEP;
        }
        if (value instanceof Map<?, ?> map) {
            return map.size() / ELEMENTS_PER_STEP;
        }
        return value instanceof ErrorValue ? ERROR : 0;
    }
}
