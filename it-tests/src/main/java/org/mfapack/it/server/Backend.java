package org.mfapack.it.server;

/** What a server runs on. */
interface Backend {

    ServerAccess access();

    /** No shutdown of any kind. */
    void kill();

    /** An orderly shutdown; nothing is left of the server but its log. */
    void close();
}
