package org.mfapack.stepup;

import java.util.Optional;

/** The three categories of factors. */
enum Category {
    KNOW,
    HAVE,
    ARE;

    /** Which one a value of {@code amr} (RFC 8176) tells of; empty for {@code mfa}, {@code user}, {@code geo} and others. */
    static Optional<Category> of(String value) {
        return switch (value) {
            case "pwd", "pin", "kba", "wia" -> Optional.of(KNOW);
            case "otp", "sms", "tel", "email", "recovery", "hwk", "swk", "sc", "pop" -> Optional.of(HAVE);
            case "face", "fpt", "iris", "retina", "vbm" -> Optional.of(ARE);
            default -> Optional.empty();
        };
    }
}
