package org.mfapack.condition.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mfapack.facts.UnknownFactException;

/** An expression that has been read, checked and planned; for any number of logins at once. */
final class Expression implements Compilation {

    /** What a login may lack without the expression being wrong: an attribute, a second group. */
    private static final Set<CelErrorCode> MISSING =
            Set.of(CelErrorCode.ATTRIBUTE_NOT_FOUND, CelErrorCode.INDEX_OUT_OF_BOUNDS);

    private final CelRuntime.Program program;
    private final Map<String, Pattern> patterns;

    /** @param patterns all regular expressions in it */
    Expression(CelRuntime.Program program, Map<String, Pattern> patterns) {
        this.program = program;
        this.patterns = patterns;
    }

    /** @param groups gives the facts of a group by its name; asked only for groups that the evaluation comes by */
    Outcome evaluate(Function<String, FactValues> groups) {
        Budget budget = new Budget();
        Map<String, FactValues> known = new HashMap<>();
        CelVariableResolver variables = name -> Optional.of(known.computeIfAbsent(name, groups));
        try {
            Object result = program.trace(variables, new CountedFunctions(patterns, budget), budget);
            return result instanceof Boolean holds
                    ? new Outcome.Decided(holds)
                    : new Outcome.Failed("The result is neither true nor false.");
        } catch (CelEvaluationException e) {
            return outcome(e);
        } catch (CutOff e) {
            return new Outcome.Failed(e.getMessage());
        }
    }

    private static Outcome outcome(CelEvaluationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownFactException unknown) {
                return new Outcome.Unknown(unknown.getMessage());
            }
        }
        return MISSING.contains(e.getErrorCode())
                ? new Outcome.Unknown("missing_element")
                : new Outcome.Failed(Fault.plain(e.getMessage()));
    }
}
