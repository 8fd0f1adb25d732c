package org.mfapack.times;

import java.time.Instant;
import java.util.Optional;

/**
 * That a factor was used.
 *
 * @param at when
 * @param rememberedUntil if it was not used in this session, but an earlier use in this browser stands in for it: until when
 *     that holds; absent for a real use, which holds as long as the session
 * @param passkey how the user was proven to be there; only of passkeys
 */
public record FactorUse(Instant at, Optional<Instant> rememberedUntil, Optional<PasskeyProof> passkey) {

    /** A real use. */
    public static FactorUse at(Instant time) {
        return new FactorUse(time, Optional.empty(), Optional.empty());
    }

    static FactorUse remembered(Instant time, Instant until) {
        return new FactorUse(time, Optional.of(until), Optional.empty());
    }

    FactorUse with(PasskeyProof proof) {
        return new FactorUse(at, rememberedUntil, Optional.of(proof));
    }

    /** Whether an earlier use stands in for one of this session. */
    public boolean isRemembered() {
        return rememberedUntil.isPresent();
    }

    /** Whether it still counts. */
    public boolean holds(Instant now) {
        return rememberedUntil.map(now::isBefore).orElse(true);
    }

    /** The one that tells more: a real use, then the later one, and of the same what was found out of it later. */
    FactorUse or(FactorUse other) {
        if (isRemembered() != other.isRemembered()) {
            return isRemembered() ? other : this;
        }
        return at.isAfter(other.at) ? this : other;
    }
}
