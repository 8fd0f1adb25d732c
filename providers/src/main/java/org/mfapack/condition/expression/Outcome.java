package org.mfapack.condition.expression;

/** What an expression said of one login. */
sealed interface Outcome {

    /** True or false. */
    record Decided(boolean holds) implements Outcome {}

    /**
     * It depends on what is not known.
     *
     * @param fact that was not known, and that mattered: {@code place.country}
     */
    record Unknown(String fact) implements Outcome {}

    /**
     * The expression is at fault, not the facts.
     *
     * @param reason for the operator
     */
    record Failed(String reason) implements Outcome {}
}
