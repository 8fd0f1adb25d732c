package org.mfapack.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets those who want the same thing at the same time have it one after the other. */
final class Turns {

    private static final long PAUSE_MILLIS = 10;

    private final BooleanSupplier claim;
    private final Runnable release;
    private final Duration patience;

    /**
     * For one thing.
     *
     * @param claim true for one of all callers, until it is released
     * @param patience how long to wait for the claim
     */
    Turns(BooleanSupplier claim, Runnable release, Duration patience) {
        this.claim = claim;
        this.release = release;
        this.patience = patience;
    }

    /** Does the work when it is its turn; empty if that does not come in time. */
    <T> Optional<T> take(Supplier<Optional<T>> work) {
        if (!await()) {
            return Optional.empty();
        }
        try {
            return work.get();
        } finally {
            release.run();
        }
    }

    private boolean await() {
        long end = System.nanoTime() + patience.toNanos();
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
