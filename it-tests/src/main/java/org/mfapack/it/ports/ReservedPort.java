package org.mfapack.it.ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that this JVM has, and at which nobody listens: a connection to it is refused, and no other program is given it. On
 * Linux a server that is told of it can listen at it all the same, as servers of the JDK and of Vert.x do.
 */
public final class ReservedPort implements AutoCloseable {

    private final Socket holder = new Socket();

    private ReservedPort(InetSocketAddress address) {
        try {
            holder.setReuseAddress(true);
            holder.bind(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A free one of the loopback interface. */
    public static ReservedPort ofLoopback() {
        return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** A certain one, or with port 0 a free one. */
    public static ReservedPort at(InetSocketAddress address) {
        return new ReservedPort(address);
    }

    public int number() {
        return holder.getLocalPort();
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
