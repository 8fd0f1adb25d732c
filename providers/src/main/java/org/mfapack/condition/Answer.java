package org.mfapack.condition;

import java.util.Optional;

/**
 * Whether a condition holds, before it is negated.
 *
 * @param holds absent if the fact is not known (SPEC K4)
 * @param fact what the answer rests on, short and without a secret, for the operator: {@code office}, {@code DE},
 *     {@code no_geo_file}
 */
public record Answer(Optional<Boolean> holds, String fact) {

    public static Answer of(boolean holds, String fact) {
        return new Answer(Optional.of(holds), fact);
    }

    public static Answer unknown(String why) {
        return new Answer(Optional.empty(), why);
    }
}
