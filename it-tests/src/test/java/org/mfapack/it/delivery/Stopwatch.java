package org.mfapack.it.delivery;

import java.time.Duration;

/** How long something takes. */
final class Stopwatch {

    private Stopwatch() {}

    static Duration time(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
