package org.mfapack.condition;

import com.google.common.base.CharMatcher;

/**
 * What a condition decided.
 *
 * @param condition its name: {@code network}
 * @param met after negation, and by what counts when the fact is unknown
 * @param shadow whether it is only written down
 */
record Decision(String condition, Answer answer, boolean met, boolean shadow) {

    /** Of one fact, which may come from a header. */
    private static final int MAX_FACT = 60;

    private static final CharMatcher NOT_PLAIN =
            Answer.PLAIN.or(CharMatcher.anyOf("_,")).negate().precomputed();

    /** Whether the flow is to go on as if the condition was met. */
    boolean acts() {
        return met && !shadow;
    }

    /** In a word, for instance {@code met(office)}, {@code shadow-unmet(unknown:no_geo_file)}. */
    String outcome() {
        return (shadow ? "shadow-" : "") + (met ? "met" : "unmet") + "("
                + (answer.holds().isEmpty() ? "unknown:" : "") + plain(answer.fact()) + ")";
    }

    /** Without anything that could be taken for another decision. */
    static String plain(String text) {
        String plain = NOT_PLAIN.replaceFrom(text, '_');
        return plain.substring(0, Math.min(plain.length(), MAX_FACT));
    }
}
