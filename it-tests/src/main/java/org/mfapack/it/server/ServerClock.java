package org.mfapack.it.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The server's clock. Moving it ages everything at once: codes, sessions, tokens, cache entries. */
public final class ServerClock {

    private final Supplier<List<TestResource>> nodes;
    private Duration offset = Duration.ZERO;

    ServerClock(Supplier<List<TestResource>> nodes) {
        this.nodes = nodes;
    }

    /** Whole seconds only, as Keycloak's own clock. */
    public void advance(Duration step) {
        set(offset.plus(step));
    }

    /** Sets the server's present to a second. */
    public void moveTo(Instant present) {
        set(Duration.ofSeconds(present.getEpochSecond() - Instant.now().getEpochSecond()));
    }

    public void reset() {
        if (!offset.isZero()) {
            set(Duration.ZERO);
        }
    }

    /** What the server takes for the present. */
    public Instant now() {
        return Instant.now().plus(offset);
    }

    private void set(Duration newOffset) {
        nodes.get().forEach(node -> node.call("POST", "?offset=" + newOffset.toSeconds()));
        offset = newOffset;
    }
}
