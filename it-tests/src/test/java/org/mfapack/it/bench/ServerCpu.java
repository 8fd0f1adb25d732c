package org.mfapack.it.bench;

import java.time.Duration;

/** Processor time of the one server that this process has started: what the figures of a shared machine cannot tell. */
record ServerCpu(Duration at) {

    static ServerCpu now() {
        return new ServerCpu(used());
    }

    double millisSince() {
        return used().minus(at).toNanos() / 1e6;
    }

    /** The busiest descendant: the start script is one, too. */
    private static Duration used() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
