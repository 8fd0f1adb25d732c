package org.mfapack.it.server;

import java.util.List;

/** What a server runs on. */
interface Backend {

    ServerAccess access();

    /** The processes that answer as this server. */
    default List<Backend> nodes() {
        return List.of(this);
    }

    /** Starts one more of them. */
    default Backend addNode() {
        throw new UnsupportedOperationException("not a cluster");
    }

    /** No shutdown of any kind. */
    void kill();

    /** An orderly shutdown; nothing is left of the server but its log. */
    void close();
}
