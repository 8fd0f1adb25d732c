package org.mfapack.it.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Closed-loop visitors: each begins its next login when the last one has ended. */
final class Load {

    /** One login by one visitor; returns the nanoseconds from sending the password to the next page. */
    @FunctionalInterface
    interface Login {
        long run(int visitor) throws Exception;
    }

    /**
     * What a run gave.
     *
     * @param count logins that ended
     * @param perSecond logins that ended, per second
     * @param pageP95 95th percentile of the time to the page after the password, milliseconds
     * @param meanTotal mean time of a whole login, milliseconds
     */
    record Figures(int count, double perSecond, double pageP95, double meanTotal) {}

    private Load() {}

    static Future<Figures> start(ExecutorService threads, int visitors, Duration duration, Login login) {
        return threads.submit(() -> run(threads, visitors, duration, login));
    }

    static Figures run(int visitors, Duration duration, Login login) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            return run(threads, visitors, duration, login);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Figures run(ExecutorService threads, int visitors, Duration duration, Login login) throws Exception {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Future<List<long[]>>> all = new ArrayList<>();
        for (int visitor = 0; visitor < visitors; visitor++) {
            int number = visitor;
            all.add(threads.submit(() -> {
                List<long[]> times = new ArrayList<>();
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    long page = login.run(number);
                    times.add(new long[] {page, System.nanoTime() - start});
                }
                return times;
            }));
        }
        List<long[]> times = new ArrayList<>();
        for (Future<List<long[]>> one : all) {
            times.addAll(one.get());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] pages =
                times.stream().mapToDouble(time -> time[0] / 1e6).sorted().toArray();
        return new Figures(
                times.size(),
                times.size() / seconds,
                pages[(int) Math.ceil(pages.length * 0.95) - 1],
                times.stream().mapToDouble(time -> time[1] / 1e6).average().orElseThrow());
    }
}
