package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server process that ends with this JVM, however the JVM ends: a guard shell holds the read end of a pipe from here
 * and sends SIGTERM as soon as the pipe closes.
 */
final class ServerProcess implements AutoCloseable {

    private static final String GUARD =
            """
            "$@" </dev/null 3<&- & server=$!
            { cat >/dev/null; kill -TERM $server 2>/dev/null; } <&3 &
            wait $server
            """;

    /** Far more than it takes, for a machine that has other things to do. */
    private static final int SECONDS_TO_STOP = 60;

    private final Process guard;

    private ServerProcess(Process guard) {
        this.guard = guard;
    }

    static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
        List<String> guarded = new ArrayList<>(List.of("bash", "-c", "exec 3<&0\n" + GUARD, "guard"));
        guarded.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(guarded).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** The kill -9 of a fault test: no shutdown of any kind. */
    void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        List<ProcessHandle> family = family();
        try {
            guard.getOutputStream().close();
            guard.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
            // Who removes its folder next must not meet it there.
            family.forEach(ServerProcess::awaitEnd);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_STOP, TimeUnit.SECONDS)
                .join();
    }

    private List<ProcessHandle> family() {
        return Stream.concat(guard.descendants(), Stream.of(guard.toHandle())).toList();
    }
}
