package org.mfapack.place.maxmind;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Finding;
import org.mfapack.config.SelfChecking;
import org.mfapack.place.GeoLocator;
import org.mfapack.place.GeoLocatorFactory;
import org.mfapack.place.Place;

/**
 * Knows places from a file in the MaxMind DB format, of countries or of cities, that the operator gives the server by
 * {@code --spi-mfa-geo--maxmind--file}. Without it no place is known.
 */
public final class MaxMindLocatorFactory implements GeoLocatorFactory, SelfChecking {

    private static final String FILE = "file";
    private static final String CHECK_SECONDS = "check-seconds";
    private static final int USUAL_CHECK_SECONDS = 10;

    private Optional<PlaceFile> file = Optional.empty();
    private int checkSeconds = USUAL_CHECK_SECONDS;
    private ScheduledExecutorService watch;

    @Override
    public void init(Config.Scope config) {
        file = Optional.ofNullable(config.get(FILE))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> new PlaceFile(Path.of(path)));
        checkSeconds = Math.max(1, config.getInt(CHECK_SECONDS, USUAL_CHECK_SECONDS));
    }

    /** The first reading is waited for, so that the first login knows its place; later ones happen beside the requests. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        file.ifPresent(places -> {
            places.refresh();
            watch = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "mfa-geo");
                thread.setDaemon(true);
                return thread;
            });
            var unused = watch.scheduleWithFixedDelay(places::refresh, checkSeconds, checkSeconds, TimeUnit.SECONDS);
        });
    }

    @Override
    public GeoLocator create(KeycloakSession session) {
        return new GeoLocator() {
            @Override
            public Optional<Place> locate(InetAddress address) {
                return file.flatMap(places -> places.locate(address));
            }

            @Override
            public boolean isReady() {
                return file.filter(PlaceFile::isReady).isPresent();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<Finding> check(KeycloakSession session, Map<String, String> config) {
        return file.flatMap(PlaceFile::finding).stream().toList();
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.shutdownNow();
        }
    }

    @Override
    public String getId() {
        return "maxmind";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(FILE)
                .helpText("Path of a MaxMind DB file (.mmdb) of countries or cities. It is held in memory.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(CHECK_SECONDS)
                .helpText("Seconds between two looks at whether the file has changed.")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(USUAL_CHECK_SECONDS)
                .add()
                .build();
    }
}
