package org.mfapack.store;

import java.util.Map;
import java.util.Optional;

/**
 * The little that the pack keeps between requests, shared by all nodes and forgotten by itself.
 *
 * <p>Two kinds of entries that must not be mixed under one key: <em>values</em>, written with the transaction, and
 * <em>claims</em>, which exist or not, take effect at once on every node and are not rolled back. A counter that must
 * hold under parallel requests is a row of claims, never a number in a value.
 */
public interface SingleUseStore {

    /** Writes or overwrites a value when the transaction commits; at most once per key and transaction. */
    void put(String key, long lifespanSeconds, Map<String, String> value);

    Optional<Map<String, String>> get(String key);

    /** True for exactly one of all callers, on all nodes, until the lifespan is over or the claim is released. */
    boolean claim(String key, long lifespanSeconds);

    boolean isClaimed(String key);

    /** Removes a value or a claim at once; true for exactly one of all callers. */
    boolean release(String key);
}
