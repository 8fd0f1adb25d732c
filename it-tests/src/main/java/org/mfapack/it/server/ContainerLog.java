package org.mfapack.it.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** Writes what a container prints into a file. */
final class ContainerLog implements Consumer<OutputFrame> {

    private static final int SECONDS_TO_ARRIVE = 30;

    private static final String MARK = "-- all lines before this one are here: ";

    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, CountDownLatch> marks = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Path path;
    private final OutputStream file;

    ContainerLog() {
        try {
            path = Files.createTempFile(Workspace.target(), "container", ".log");
            file = Files.newOutputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void accept(OutputFrame frame) {
        try {
            if (frame.getType() == OutputFrame.OutputType.END) {
                file.close();
                end.countDown();
            } else if (frame.getBytes() != null) {
                file.write(frame.getBytes());
                passMark(frame.getUtf8StringWithoutLineEnding());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void passMark(String line) {
        Optional.ofNullable(marks.remove(line)).ifPresent(CountDownLatch::countDown);
    }

    /** Has a line of its own printed and waits for it. */
    void awaitLine(Consumer<String> printer) {
        String mark = MARK + count.incrementAndGet();
        CountDownLatch here = new CountDownLatch(1);
        marks.put(mark, here);
        printer.accept(mark);
        await(here);
    }

    /** Until the last line of a container that has stopped is in the file. */
    void awaitEnd() {
        await(end);
    }

    private void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS_TO_ARRIVE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("lines are missing in " + path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
