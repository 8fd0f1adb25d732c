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
     * @param count logins that ended in its time
     * @param perSecond the same, per second
     * @param pageP95 95th percentile of the time to the page after the password, milliseconds
     * @param meanTotal mean time of a whole login, milliseconds
     */
    record Figures(int count, double perSecond, double pageP95, double meanTotal) {}

    private record Time(long end, long page, long total) {}

    private Load() {}

    static Future<Figures> start(ExecutorService threads, int visitors, Duration duration, Login login) {
        return threads.submit(() -> run(threads, visitors, Duration.ZERO, duration, login));
    }

    static Figures run(int visitors, Duration duration, Login login) throws Exception {
        return run(visitors, Duration.ZERO, duration, login);
    }

    /** @param spread over which the visitors come in, one after the other, before the time counts */
    static Figures run(int visitors, Duration spread, Duration duration, Login login) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            return run(threads, visitors, spread, duration, login);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Figures run(ExecutorService threads, int visitors, Duration spread, Duration duration, Login login)
            throws Exception {
        long begin = System.nanoTime() + spread.toNanos();
        long end = begin + duration.toNanos();
        List<Future<List<Time>>> all = new ArrayList<>();
        for (int visitor = 0; visitor < visitors; visitor++) {
            int number = visitor;
            Duration wait = spread.multipliedBy(number).dividedBy(visitors);
            all.add(threads.submit(() -> {
                Thread.sleep(wait.toMillis());
                return repeat(login, number, end);
            }));
        }
        List<Time> times = new ArrayList<>();
        for (Future<List<Time>> one : all) {
            one.get().stream()
                    .filter(time -> time.end() >= begin && time.end() < end)
                    .forEach(times::add);
        }
        double[] pages =
                times.stream().mapToDouble(time -> time.page() / 1e6).sorted().toArray();
        return new Figures(
                times.size(),
                times.size() / (duration.toNanos() / 1e9),
                pages[(int) Math.ceil(pages.length * 0.95) - 1],
                times.stream().mapToDouble(time -> time.total() / 1e6).average().orElseThrow());
    }

    private static List<Time> repeat(Login login, int visitor, long end) throws Exception {
        List<Time> times = new ArrayList<>();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            long page = login.run(visitor);
            long now = System.nanoTime();
            times.add(new Time(now, page, now - start));
        }
        return times;
    }
}
