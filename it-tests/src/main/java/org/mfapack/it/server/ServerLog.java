package org.mfapack.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the server wrote to its console. */
public final class ServerLog {

    private final Path path;
    private final Runnable catchUp;

    /** @param catchUp waits until all that the server has printed is in the file */
    ServerLog(Path path, Runnable catchUp) {
        this.path = path;
        this.catchUp = catchUp;
    }

    public Path path() {
        catchUp.run();
        return path;
    }

    public String text() {
        return textSince(0);
    }

    /** A mark for {@link #textSince}. */
    public long length() {
        try {
            return Files.size(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String textSince(long mark) {
        try {
            byte[] all = Files.readAllBytes(path());
            return new String(all, (int) mark, all.length - (int) mark, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
