package org.mfapack.it.bench;

import java.util.concurrent.Callable;

/**
 * A run of a load, and what it cost the server.
 *
 * @param cpuMillis processor time per login, milliseconds
 */
record Measured(Load.Figures load, double cpuMillis) {

    static Measured of(Callable<Load.Figures> run) throws Exception {
        ServerCpu server = ServerCpu.now();
        Load.Figures figures = run.call();
        return new Measured(figures, server.millisSince() / figures.count());
    }

    double perSecond() {
        return load.perSecond();
    }
}
