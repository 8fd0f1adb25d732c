package org.mfapack.factor;

import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Takes back the removal of the last factor (SPEC E4) where nothing could refuse it: Keycloak removes factors of its own
 * without asking an extension, when two questions are open side by side or by the account API that its console no longer
 * uses, but tells in the same transaction. An administrator's removal is not told this way.
 */
final class LastFactorListener implements EventListenerProvider {

    private static final String TAKEN_BACK = "mfa.removal-taken-back";

    private final KeycloakSession session;

    LastFactorListener(KeycloakSession session) {
        this.session = session;
    }

    /** Whether this request removed the last factor, in vain. */
    static boolean tookBack(KeycloakSession session) {
        return session.getAttribute(TAKEN_BACK) != null;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() != EventType.REMOVE_CREDENTIAL || event.getDetails() == null) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserModel user = session.users().getUserById(realm, event.getUserId());
        SecondFactor.ofCredentialType(event.getDetails().get(Details.CREDENTIAL_TYPE))
                .filter(removed -> user != null && new FactorRemoval(session, realm, user).wasLast(removed))
                .ifPresent(removed -> {
                    session.setAttribute(TAKEN_BACK, removed);
                    session.getTransactionManager().setRollbackOnly();
                });
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // administrators may remove everything
    }

    @Override
    public void close() {}
}
