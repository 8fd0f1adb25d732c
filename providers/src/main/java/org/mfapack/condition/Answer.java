package org.mfapack.condition;

import com.google.common.base.CharMatcher;
import java.util.Optional;

/**
 * Whether a condition holds, before it is negated.
 *
 * @param holds absent if the fact is not known (SPEC K4)
 * @param fact what the answer rests on, short and without a secret, for the operator: {@code office}, {@code DE},
 *     {@code no_geo_file}
 */
public record Answer(Optional<Boolean> holds, String fact) {

    /** Letters, digits and signs of which facts are made in events. */
    public static final CharMatcher PLAIN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf(".:/+-"));

    public static Answer of(boolean holds, String fact) {
        return new Answer(Optional.of(holds), fact);
    }

    public static Answer unknown(String why) {
        return new Answer(Optional.empty(), why);
    }
}
