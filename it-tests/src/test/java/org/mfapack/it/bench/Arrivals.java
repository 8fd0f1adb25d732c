package org.mfapack.it.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The codes that have arrived, by address. */
final class Arrivals {

    private static final long PATIENCE_SECONDS = 30;

    private final ConcurrentMap<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();

    void put(String address, String code) {
        of(address).add(code);
    }

    /** The next code for an address. */
    String await(String address) throws InterruptedException {
        String code = of(address).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (code == null) {
            throw new AssertionError("no code arrived");
        }
        return code;
    }

    private BlockingQueue<String> of(String address) {
        return codes.computeIfAbsent(address, any -> new LinkedBlockingQueue<>());
    }
}
