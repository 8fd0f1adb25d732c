package org.mfapack.delivery.sms;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;

/** Server options of one sender, as Keycloak hands them to its factory. */
public final class Options extends Config.AbstractScope {

    private static final String PREFIX = "kc.spi-mfa-sms--sender--";

    private final Map<String, String> values = new HashMap<>();

    public static Options of(String... namesAndValues) {
        Options options = new Options();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return options;
    }

    public Options with(String name, String value) {
        Options more = new Options();
        more.values.putAll(values);
        more.values.put(name, value);
        return more;
    }

    public Options without(String name) {
        Options less = new Options();
        less.values.putAll(values);
        less.values.remove(name);
        return less;
    }

    @Override
    public String get(String key) {
        return values.get(key);
    }

    @Override
    public Config.Scope scope(String... scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public Set<String> getPropertyNames() {
        return values.keySet().stream().map(PREFIX::concat).collect(Collectors.toSet());
    }

    @Override
    public Config.Scope root() {
        throw new UnsupportedOperationException();
    }
}
