package org.mfapack.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** A fake of Keycloak's single-use objects: claims and removals are atomic and immediate, values have a lifespan. */
public final class FakeSingleUseStore implements SingleUseStore {

    private record Entry(Map<String, String> value, long expiresAt) {}

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final LongSupplier now;

    public FakeSingleUseStore(LongSupplier now) {
        this.now = now;
    }

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> value) {
        entries.put(key, new Entry(value, now.getAsLong() + lifespanSeconds));
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
        return live(key).map(Entry::value);
    }

    @Override
    public boolean claim(String key, long lifespanSeconds) {
        live(key);
        return entries.putIfAbsent(key, new Entry(Map.of(), now.getAsLong() + lifespanSeconds)) == null;
    }

    @Override
    public boolean isClaimed(String key) {
        return live(key).isPresent();
    }

    @Override
    public boolean release(String key) {
        live(key);
        return entries.remove(key) != null;
    }

    /** Everything an attacker with a dump of the store would read. */
    public String dump() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().value())
                .collect(Collectors.joining("\n"));
    }

    private Optional<Entry> live(String key) {
        Entry entry = entries.get(key);
        if (entry != null && now.getAsLong() >= entry.expiresAt()) {
            entries.remove(key, entry);
            return Optional.empty();
        }
        return Optional.ofNullable(entry);
    }
}
