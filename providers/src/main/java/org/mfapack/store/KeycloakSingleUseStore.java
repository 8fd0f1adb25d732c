package org.mfapack.store;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The store on Keycloak's {@link SingleUseObjectProvider}. It never calls {@code replace}, which drops the lifespan of
 * an entry (keycloak-internals 0.4).
 */
public final class KeycloakSingleUseStore implements SingleUseStore {

    private final SingleUseObjectProvider objects;

    public KeycloakSingleUseStore(KeycloakSession session) {
        this.objects = session.singleUseObjects();
    }

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> value) {
        objects.put(key, lifespanSeconds, value);
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public boolean claim(String key, long lifespanSeconds) {
        return objects.putIfAbsent(key, lifespanSeconds);
    }

    @Override
    public boolean isClaimed(String key) {
        return objects.contains(key);
    }

    @Override
    public boolean release(String key) {
        return objects.remove(key) != null;
    }
}
