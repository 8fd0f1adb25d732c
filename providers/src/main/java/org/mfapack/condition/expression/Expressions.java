package org.mfapack.condition.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/** Compiles each text once. What was not asked for longest is forgotten, so that no number of realms can fill the memory. */
final class Expressions {

    static final int REMEMBERED = 200;

    private final Map<String, Compilation> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compilation> eldest) {
            return size() > REMEMBERED;
        }
    };
    private ExpressionCompiler compiler;

    /** A text that is too long is not even kept. */
    synchronized Compilation of(String text) {
        if (compiler == null) {
            compiler = new ExpressionCompiler();
        }
        return text.length() > ExpressionCompiler.MAX_LENGTH
                ? compiler.compile(text)
                : known.computeIfAbsent(text, compiler::compile);
    }
}
