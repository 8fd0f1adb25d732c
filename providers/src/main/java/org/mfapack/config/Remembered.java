package org.mfapack.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is made of a configuration, made once: the server asks for it at each login. What was not asked for longest is
 * forgotten, so that no number of realms can fill the memory. For any number of threads.
 *
 * @param <K> what it is made of; must not change
 */
public final class Remembered<K, V> {

    /** Configurations that are remembered at once. */
    public static final int MOST = 200;

    private final Map<K, V> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    public synchronized V of(K key, Function<K, V> maker) {
        return known.computeIfAbsent(key, maker);
    }
}
