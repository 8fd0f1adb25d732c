package org.mfapack.condition.expression;

/** An evaluation has used up its budget. An error, because {@code ||} and {@code &&} go on after an exception. */
final class CutOff extends Error {

    private static final long serialVersionUID = 1;

    CutOff() {
        super("The expression takes too much work.", null, false, false);
    }
}
