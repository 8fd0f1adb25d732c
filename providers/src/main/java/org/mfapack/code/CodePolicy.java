package org.mfapack.code;

import java.util.Objects;

/**
 * How codes are made and how long they live (SPEC C1, C2, C6, C11; NIST SP 800-63B-4 section 3.1.3.2).
 *
 * @param length characters, {@value #MIN_LENGTH} to {@value #MAX_LENGTH}
 * @param lifetimeSeconds {@value #MIN_LIFETIME} to {@value #MAX_LIFETIME}
 * @param attempts wrong codes after which a code is dead, 1 to {@value #MAX_ATTEMPTS}
 * @param resendWaitSeconds wait before the first resend, 0 to {@value #MAX_RESEND_WAIT}; it doubles with each resend
 * @param resends per login, 0 to {@value #MAX_RESENDS}
 */
public record CodePolicy(
        int length, Alphabet alphabet, int lifetimeSeconds, int attempts, int resendWaitSeconds, int resends) {

    public static final int MIN_LENGTH = 6;
    public static final int MAX_LENGTH = 10;
    public static final int MIN_LIFETIME = 30;
    public static final int MAX_LIFETIME = 600;
    public static final int MAX_ATTEMPTS = 10;
    public static final int MAX_RESEND_WAIT = 32 * 60;
    public static final int MAX_RESENDS = 20;

    public static final CodePolicy DEFAULT = new CodePolicy(6, Alphabet.DIGITS, 300, 5, 30, 5);

    public CodePolicy {
        Objects.requireNonNull(alphabet);
        requireRange("length", length, MIN_LENGTH, MAX_LENGTH);
        requireRange("lifetime", lifetimeSeconds, MIN_LIFETIME, MAX_LIFETIME);
        requireRange("attempts", attempts, 1, MAX_ATTEMPTS);
        requireRange("resend wait", resendWaitSeconds, 0, MAX_RESEND_WAIT);
        requireRange("resends", resends, 0, MAX_RESENDS);
    }

    /** Seconds to wait after the given number of messages, the first one included. */
    long waitAfter(int sends) {
        return Math.min((long) resendWaitSeconds << Math.min(sends - 1, MAX_RESENDS), MAX_RESEND_WAIT);
    }

    private static void requireRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max + ", not " + value);
        }
    }
}
