package org.mfapack.it.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What a server is to be like. Anything not said has a default that suits a test. */
public final class KeycloakServerBuilder {

    /** {@code distribution} or {@code container}; the Maven profile {@code containers} sets the latter. */
    static final String BACKEND = System.getProperty("mfa.backend", "distribution");

    final Map<String, String> options = new LinkedHashMap<>();
    final List<Path> providers = new ArrayList<>();
    final List<Path> shared = new ArrayList<>();
    boolean withTestProviders = true;
    boolean devMode;
    int nodes = 1;
    String javaOpts = "-XX:TieredStopAtLevel=1";
    Optional<Path> dir = Optional.empty();
    OptionalInt port = OptionalInt.empty();

    KeycloakServerBuilder() {
        option("db", "dev-mem");
        option("cache", "local");
        option("health-enabled", "true");
        option("metrics-enabled", "true");
        option("http-enabled", "true");
        option("hostname-strict", "false");
        option("log-level", "info");
        option("spi-connections-infinispan--default--use-keycloak-time-service", "true");
    }

    /** Any option of {@code kc.sh}, without the leading dashes; those of the build step are told apart by name. */
    public KeycloakServerBuilder option(String name, String value) {
        options.put(name, Objects.requireNonNull(value, name));
        return this;
    }

    /** Instead of a database in the server's memory. It outlives the server. On loopback, so of the distribution only. */
    public KeycloakServerBuilder database(PostgresServer database) {
        return option("db", "postgres")
                .option("db-url", database.url())
                .option("db-username", PostgresServer.USER)
                .option("db-password", "");
    }

    /** One more JAR for {@code providers/}. */
    public KeycloakServerBuilder provider(Path jar) {
        providers.add(jar);
        return this;
    }

    /** A folder that the server finds under the same path as this machine, wherever it runs. */
    public KeycloakServerBuilder sharing(Path folder) {
        shared.add(folder);
        return this;
    }

    /** Nothing but the pack: a clock that cannot be moved, insides that cannot be read. */
    public KeycloakServerBuilder withoutTestProviders() {
        withTestProviders = false;
        return this;
    }

    /**
     * More than one are a cluster: on one PostgreSQL, behind a proxy that gives each request to the next node. Of the
     * distribution only.
     */
    public KeycloakServerBuilder nodes(int count) {
        nodes = count;
        return this;
    }

    /** A free port by default. A server in a container takes a free one whatever is said here. */
    public KeycloakServerBuilder port(int http) {
        port = OptionalInt.of(http);
        return this;
    }

    /** {@code kc.sh start-dev} instead of a pre-built {@code kc.sh start --optimized}. */
    public KeycloakServerBuilder devMode() {
        devMode = true;
        return this;
    }

    /** Replaces the default, which trades peak speed for a quick start. */
    public KeycloakServerBuilder javaOpts(String opts) {
        javaOpts = opts;
        return this;
    }

    /** For instance {@code info,org.mfapack:trace}. */
    public KeycloakServerBuilder logLevel(String level) {
        return option("log-level", level);
    }

    /** Where the server's home is laid out; a new folder under {@code target} by default. */
    public KeycloakServerBuilder dir(Path home) {
        dir = Optional.of(home);
        return this;
    }

    /** Starts the server and waits until it is ready. */
    public KeycloakServer start() {
        return new KeycloakServer(
                switch (BACKEND) {
                    case "distribution" -> nodes > 1 ? ClusterServer.start(this) : DistributionServer.start(this);
                    case "container" -> ContainerServer.start(this);
                    default -> throw new IllegalArgumentException("mfa.backend: " + BACKEND);
                });
    }

    List<Path> jars() {
        List<Path> jars = new ArrayList<>(providers);
        if (withTestProviders) {
            jars.add(TestProviderJar.inTarget());
        }
        jars.add(Workspace.packJar());
        return jars;
    }

    boolean isClustered() {
        return !options.get("cache").equals("local");
    }

    List<String> buildArguments() {
        return arguments(true);
    }

    List<String> startArguments() {
        return arguments(false);
    }

    private List<String> arguments(boolean ofBuild) {
        return options.entrySet().stream()
                .filter(option -> isBuildOption(option.getKey()) == ofBuild)
                .map(option -> "--" + option.getKey() + "=" + option.getValue())
                .toList();
    }

    private static boolean isBuildOption(String name) {
        return switch (name) {
            case "db",
                    "features",
                    "features-disabled",
                    "health-enabled",
                    "metrics-enabled",
                    "event-metrics-user-enabled",
                    "http-relative-path",
                    "http-management-health-enabled",
                    "transaction-xa-enabled",
                    "tracing-enabled",
                    "vault" -> true;
            default -> name.startsWith("feature-") || name.matches("spi-.*--(provider|provider-default|enabled)");
        };
    }
}
