package org.mfapack.notice;

import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.mfapack.delivery.Message.Origin;
import org.mfapack.history.CompletedLogin;
import org.mfapack.history.LoginHistory;

/**
 * Hears the events of a realm. Keycloak fires those of a success in the transaction of the request, and those of a failure
 * in one of their own that commits at once: so no notice is sent of what was rolled back, and every failure is told.
 *
 * <p>Of the events about notices themselves none is an {@link Incident}, or they would go on for ever.
 */
final class NoticeListener implements EventListenerProvider {

    private final KeycloakSession session;
    private final Set<NoticeKind> wanted;

    NoticeListener(KeycloakSession session, Set<NoticeKind> wanted) {
        this.session = session;
        this.wanted = wanted;
    }

    @Override
    public void onEvent(Event event) {
        Incident.of(event).filter(incident -> isWanted(incident, event)).ifPresent(incident -> {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            ClientModel client = event.getClientId() == null ? null : realm.getClientByClientId(event.getClientId());
            String loginId =
                    event.getDetails() == null ? null : event.getDetails().get(Details.CODE_ID);
            new Notices(session, realm)
                    .tell(
                            incident,
                            new Origin(
                                    realm.getId(),
                                    incident.userId(),
                                    client == null ? null : client.getId(),
                                    event.getIpAddress(),
                                    loginId));
        });
    }

    /** Of all logins only those in a new browser are told; never the first one that is remembered of an account. */
    private boolean isWanted(Incident incident, Event event) {
        return wanted.contains(incident.kind())
                && (incident.kind() != NoticeKind.NEW_BROWSER
                        || CompletedLogin.of(session, event)
                                .flatMap(login -> LoginHistory.of(session, login.realm(), login.user())
                                        .isNewBrowser())
                                .orElse(false));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Incident.of(event).filter(incident -> wanted.contains(incident.kind())).ifPresent(incident -> {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            new Notices(session, realm).tell(incident, new Origin(realm.getId(), incident.userId(), null, null, null));
        });
    }

    @Override
    public void close() {}
}
