package org.mfapack.condition.expression;

/** What became of a text: an {@link Expression}, or a {@link Fault} that says why not. */
sealed interface Compilation permits Expression, Fault {}
