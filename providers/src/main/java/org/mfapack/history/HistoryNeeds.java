package org.mfapack.history;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/** Which realms need a memory of logins. Each login of every realm asks, so the answer is kept for some seconds, or until a change. */
final class HistoryNeeds {

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MOST_REALMS = 10_000;

    private record Answer(Optional<Duration> tolerance, long at) {}

    private final Map<String, Answer> known = new ConcurrentHashMap<>();

    /** The closest tolerance that is asked for; empty if nothing in the realm reads the history. */
    Optional<Duration> of(KeycloakSession session, RealmModel realm) {
        Answer answer = known.get(realm.getId());
        long now = System.nanoTime();
        if (answer == null || now - answer.at() > KEPT_NANOS) {
            answer = new Answer(search(session.getKeycloakSessionFactory(), realm), now);
            if (known.size() >= MOST_REALMS) {
                known.clear();
            }
            known.put(realm.getId(), answer);
        }
        return answer.tolerance();
    }

    /** An administrator has changed something there. */
    void forget(String realmId) {
        known.remove(realmId);
    }

    private static Optional<Duration> search(KeycloakSessionFactory factories, RealmModel realm) {
        Stream<Optional<Duration>> executions = realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(execution -> execution.getAuthenticator() != null && !execution.isDisabled())
                .map(execution -> tolerance(
                        factories, Authenticator.class, execution.getAuthenticator(), () -> config(realm, execution)));
        Stream<Optional<Duration>> listeners = realm.getEventsListenersStream()
                .map(listener -> tolerance(factories, EventListenerProvider.class, listener, Map::of));
        return Stream.concat(executions, listeners).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static Optional<Duration> tolerance(
            KeycloakSessionFactory factories,
            Class<? extends Provider> spi,
            String id,
            Supplier<Map<String, String>> config) {
        ProviderFactory<?> factory = factories.getProviderFactory(spi, id);
        return factory instanceof HistoryReader reader ? reader.historyTolerance(config.get()) : Optional.empty();
    }

    private static Map<String, String> config(RealmModel realm, AuthenticationExecutionModel execution) {
        AuthenticatorConfigModel config = execution.getAuthenticatorConfig() == null
                ? null
                : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
        return config == null || config.getConfig() == null ? Map.of() : config.getConfig();
    }
}
