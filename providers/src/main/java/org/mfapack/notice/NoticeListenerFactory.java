package org.mfapack.notice;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.history.HistoryReader;

/** Event listener {@code mfa-notices}; its options are {@code --spi-events-listener--mfa-notices--<kind>=false}. */
public final class NoticeListenerFactory implements EventListenerProviderFactory, HistoryReader {

    private Set<NoticeKind> wanted = EnumSet.allOf(NoticeKind.class);

    @Override
    public void init(Config.Scope config) {
        wanted = wanted(config);
    }

    static Set<NoticeKind> wanted(Config.Scope config) {
        Set<NoticeKind> wanted = EnumSet.noneOf(NoticeKind.class);
        Stream.of(NoticeKind.values())
                .filter(kind -> config.getBoolean(kind.id(), true))
                .forEach(wanted::add);
        return wanted;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new NoticeListener(session, wanted);
    }

    @Override
    public Optional<Duration> historyTolerance(Map<String, String> config) {
        return wanted.contains(NoticeKind.NEW_BROWSER) ? Optional.of(ROUGHLY) : Optional.empty();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return "mfa-notices";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Stream.of(NoticeKind.values())
                .map(kind -> new ProviderConfigProperty(
                        kind.id(),
                        kind.id(),
                        "Whether users are told: " + kind.help(),
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        true))
                .toList();
    }
}
