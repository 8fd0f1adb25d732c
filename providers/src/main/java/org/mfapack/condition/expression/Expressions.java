package org.mfapack.condition.expression;

import org.mfapack.config.Remembered;

/** Compiles each text once. */
final class Expressions {

    private final Remembered<String, Compilation> known = new Remembered<>();
    private ExpressionCompiler compiler;

    /** A text that is too long is not even kept. */
    Compilation of(String text) {
        return text.length() > ExpressionCompiler.MAX_LENGTH
                ? compiler().compile(text)
                : known.of(text, wanted -> compiler().compile(wanted));
    }

    /** Takes a second to make, which servers without expressions are spared. */
    private synchronized ExpressionCompiler compiler() {
        if (compiler == null) {
            compiler = new ExpressionCompiler();
        }
        return compiler;
    }
}
