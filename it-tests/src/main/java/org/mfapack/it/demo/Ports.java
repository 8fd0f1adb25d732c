package org.mfapack.it.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Takes the usual ports where they are free, others where they are not. */
final class Ports {

    private final PrintStream out;

    Ports(PrintStream out) {
        this.out = out;
    }

    int prefer(int port, String purpose) {
        if (isFree(port)) {
            return port;
        }
        int other = any();
        out.printf("Port %d is taken: %s uses %d.%n", port, purpose, other);
        return other;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int any() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
