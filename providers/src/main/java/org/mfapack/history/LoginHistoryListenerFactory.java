package org.mfapack.history;

import java.util.Set;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.UserProvider;
import org.keycloak.provider.Provider;

/** Event listener {@code mfa-login-history}: listens in every realm, whatever the realm's list of listeners says. */
public final class LoginHistoryListenerFactory implements EventListenerProviderFactory {

    private final HistoryNeeds needs = new HistoryNeeds();
    private HistoryWriter writer;

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        writer = new HistoryWriter(factory);
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new LoginHistoryListener(session, needs, writer);
    }

    /** What the last logins before a shutdown still need. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(RealmProvider.class, UserProvider.class);
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }

    @Override
    public String getId() {
        return "mfa-login-history";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }
}
