package org.mfapack.it.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything this demo has started, stopped in reverse order. */
final class ThingsToStop implements AutoCloseable {

    private static final int SECONDS_TO_END = 20;

    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T thing) {
        things.push(thing);
        return thing;
    }

    /** Waits for them at the end, so that their ports are free when the prompt is back. */
    synchronized void addProcessesOfThisJvm() {
        AutoCloseable server = things.pop();
        ProcessHandle.current().descendants().forEach(process -> things.push(() -> await(process)));
        things.push(server);
    }

    private static void await(ProcessHandle process) throws InterruptedException, ExecutionException {
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        }
    }

    @Override
    public synchronized void close() {
        while (!things.isEmpty()) {
            AutoCloseable thing = things.pop();
            try {
                thing.close();
            } catch (Exception e) {
                System.err.println("Not stopped cleanly: " + e);
            }
        }
    }
}
