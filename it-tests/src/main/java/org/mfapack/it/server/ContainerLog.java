package org.mfapack.it.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** Writes what a container prints into a file. The engine passes it on a moment later than it was printed. */
final class ContainerLog implements Consumer<OutputFrame> {

    private static final int SECONDS_TO_ARRIVE = 10;

    private final CountDownLatch end = new CountDownLatch(1);
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
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the last line of a container that has stopped is in the file. */
    void awaitEnd() {
        try {
            if (!end.await(SECONDS_TO_ARRIVE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no end of " + path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
