package org.mfapack.delivery.outbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers what the class path has under {@code META-INF}, as the context class loader of the threads that send. Jakarta
 * Mail searches all JARs for its providers with each message: half of the work of sending one (docs/benchmark.md).
 */
final class RememberedServices extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ConcurrentMap<String, List<URL>> known = new ConcurrentHashMap<>();

    RememberedServices(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.startsWith("META-INF/")) {
            return super.getResources(name);
        }
        try {
            return Collections.enumeration(known.computeIfAbsent(name, this::read));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<URL> read(String name) {
        try {
            return Collections.list(super.getResources(name)).stream()
                    .map(RememberedServices::inMemory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same address with its content at hand. */
    private static URL inMemory(URL original) {
        try (InputStream in = original.openStream()) {
            return new URL(original, "", new InMemory(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InMemory extends URLStreamHandler {

        private final byte[] content;

        private InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // it is at hand
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
