package org.mfapack.condition;

import com.google.common.base.CharMatcher;
import java.util.Optional;
import org.mfapack.config.Finding;

/**
 * Whether a condition holds, before it is negated.
 *
 * @param holds absent if the fact is not known (SPEC K4)
 * @param fact what the answer rests on, short and without a secret, for the operator: {@code office}, {@code DE},
 *     {@code no_geo_file}
 * @param finding what the operator has to correct, where that shows only when the question is asked
 */
public record Answer(Optional<Boolean> holds, String fact, Optional<Finding> finding) {

    /** Letters, digits and signs of which facts are made in events. */
    public static final CharMatcher PLAIN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf(".:/+-"));

    Answer(Optional<Boolean> holds, String fact) {
        this(holds, fact, Optional.empty());
    }

    public static Answer of(boolean holds, String fact) {
        return new Answer(Optional.of(holds), fact);
    }

    public static Answer unknown(String why) {
        return new Answer(Optional.empty(), why);
    }

    /** Not known because of a fault that the operator is told of. */
    public static Answer failed(String why, Finding finding) {
        return new Answer(Optional.empty(), why, Optional.of(finding));
    }
}
