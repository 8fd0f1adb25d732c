package org.mfapack.condition.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.Optional;

/** Reads, checks and plans expressions, within limits that keep each step short for any text (SPEC K3). */
final class ExpressionCompiler {

    static final int MAX_LENGTH = 1000;
    /** Of parentheses, brackets and braces within each other. */
    static final int MAX_DEPTH = 24;

    static final int MAX_NODES = 300;
    /** Of all loops of one evaluation together. */
    static final int MAX_ITERATIONS = 1000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(2 * MAX_DEPTH)
            .maxParseExpressionNodeCount(MAX_NODES)
            .maxParseErrorRecoveryLimit(1)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .build();

    private final CelCompiler compiler = compiler();
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .excludeFunctions(
                            CelStandardFunctions.StandardFunction.MATCHES,
                            CelStandardFunctions.StandardFunction.CONTAINS)
                    .build())
            .addLateBoundFunctions(CountedFunctions.NAMES)
            .addFunctionBindings(Functions.bindings())
            .build();

    Compilation compile(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Fault(1, MAX_LENGTH + 1, "An expression has at most " + MAX_LENGTH + " characters.");
        }
        Optional<Fault> tooDeep = tooDeep(text);
        return tooDeep.isPresent() ? tooDeep.get() : checked(text);
    }

    private Compilation checked(String text) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            CelIssue first = result.getErrors().get(0);
            return new Fault(
                    Math.max(1, first.getSourceLocation().getLine()),
                    Math.max(0, first.getSourceLocation().getColumn()) + 1,
                    first.getMessage());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            ExpressionRules rules = new ExpressionRules(tree);
            Optional<Fault> breach = rules.breach();
            return breach.isPresent() ? breach.get() : new Expression(runtime.createProgram(tree), rules.patterns());
        } catch (CelValidationException | CelEvaluationException e) {
            return new Fault(1, 1, e.getMessage());
        }
    }

    /** The parser's own limit comes too late: its time grows with each level. */
    private static Optional<Fault> tooDeep(String text) {
        int depth = 0;
        for (int position = 0; position < text.length(); position++) {
            char letter = text.charAt(position);
            depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
            if (depth > MAX_DEPTH) {
                long line = text.substring(0, position).lines().count();
                int column = position - text.lastIndexOf('\n', position);
                return Optional.of(new Fault(
                        (int) Math.max(1, line), column, "There are more than " + MAX_DEPTH + " levels of brackets."));
            }
        }
        return Optional.empty();
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .excludeFunctions(
                                StandardFunction.BYTES,
                                StandardFunction.DYN,
                                StandardFunction.TIMESTAMP,
                                StandardFunction.TYPE,
                                StandardFunction.UINT,
                                StandardFunction.GET_FULL_YEAR,
                                StandardFunction.GET_MONTH,
                                StandardFunction.GET_DATE,
                                StandardFunction.GET_DAY_OF_MONTH,
                                StandardFunction.GET_DAY_OF_WEEK,
                                StandardFunction.GET_DAY_OF_YEAR,
                                StandardFunction.GET_HOURS,
                                StandardFunction.GET_MINUTES,
                                StandardFunction.GET_SECONDS,
                                StandardFunction.GET_MILLISECONDS)
                        .build())
                .addFunctionDeclarations(Functions.declarations())
                .setResultType(SimpleType.BOOL);
        Vocabulary.GROUPS.forEach(group -> builder.addVar(group.name(), group.type()));
        return builder.setTypeProvider(Vocabulary.types()).build();
    }
}
