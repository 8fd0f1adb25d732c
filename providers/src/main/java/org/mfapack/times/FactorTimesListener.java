package org.mfapack.times;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets a session know the factors of each login, whatever flow it came by. Keycloak tells of a login in the transaction of
 * the request, when the session is there and the notes of the login are still to be read.
 */
final class FactorTimesListener implements EventListenerProvider {

    private final KeycloakSession session;

    FactorTimesListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (event.getType() != EventType.LOGIN || event.getSessionId() == null || login == null) {
            return;
        }
        UserSessionModel started = session.sessions().getUserSession(login.getRealm(), event.getSessionId());
        if (started != null && started.getUser().equals(login.getAuthenticatedUser())) {
            FactorTimes.settle(login, started, PasskeyCeremony.accepted(session, event));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // administrators use no factors of users
    }

    @Override
    public void close() {}
}
