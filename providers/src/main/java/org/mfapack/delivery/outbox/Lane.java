package org.mfapack.delivery.outbox;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mfapack.delivery.Channel;

/** The threads and the queue of one channel: a gateway that hangs fills its own lane and no other. */
final class Lane {

    private static final long IDLE_SECONDS = 60;

    private final Semaphore places;
    private final ThreadPoolExecutor threads;

    Lane(Channel channel, int maxThreads, int maxQueued) {
        places = new Semaphore(maxThreads + maxQueued);
        AtomicInteger count = new AtomicInteger();
        ClassLoader services = new RememberedServices(Thread.currentThread().getContextClassLoader());
        threads = new ThreadPoolExecutor(
                maxThreads, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "mfa-outbox-" + channel.id() + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(services);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    boolean takePlace() {
        return !threads.isShutdown() && places.tryAcquire();
    }

    void giveBack() {
        places.release();
    }

    /** Runs a task in a place taken before; false if the lane has been drained since. */
    boolean run(Runnable task) {
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    giveBack();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            giveBack();
            return false;
        }
    }

    /** Takes nothing more, and lets what is queued go out within the given time. */
    void drain(Duration patience) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
