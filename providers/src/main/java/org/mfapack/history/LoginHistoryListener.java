package org.mfapack.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.mfapack.address.IpAddress;
import org.mfapack.place.Place;

/** Remembers each completed login, where somebody wants to know of it and it tells something new. */
final class LoginHistoryListener implements EventListenerProvider {

    private final KeycloakSession session;
    private final HistoryNeeds needs;
    private final HistoryWriter writer;

    LoginHistoryListener(KeycloakSession session, HistoryNeeds needs, HistoryWriter writer) {
        this.session = session;
        this.needs = needs;
        this.writer = writer;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() != EventType.LOGIN) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        Optional<Duration> tolerance = realm == null ? Optional.empty() : needs.of(session, realm);
        tolerance.ifPresent(closely -> remember(event, closely));
    }

    private void remember(Event event, Duration tolerance) {
        boolean nothingNew = LoginHistory.isBrowserKnown(session, event.getUserId()) && place().isEmpty();
        if (!nothingNew) {
            CompletedLogin.of(session, event).ifPresent(completed -> remember(completed, event, tolerance));
        }
    }

    private Optional<Place> place() {
        return IpAddress.ofVisitor(session).flatMap(address -> Place.of(session, address));
    }

    private void remember(CompletedLogin completed, Event event, Duration tolerance) {
        Optional<Place> place = place();
        String userId = completed.user().getId();
        Instant at = Instant.ofEpochMilli(event.getTime());
        EarlierLogins earlier = new LoginMemory(completed.user()).earlier();
        KnownBrowser browser = new KnownBrowser(session, completed.realm());
        boolean known = browser.idFor(userId)
                .filter(id -> !earlier.isOutdatedBy(new Login(id, at, place), tolerance))
                .isPresent();
        if (!known) {
            Login login = new Login(browser.setFor(userId), at, place);
            writer.writeAfterCommit(session, completed.realm().getId(), userId, login, tolerance);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        needs.forget(event.getRealmId());
    }

    @Override
    public void close() {}
}
