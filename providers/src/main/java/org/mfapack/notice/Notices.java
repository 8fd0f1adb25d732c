package org.mfapack.notice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;
import org.mfapack.address.EmailAddresses;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.Message.Origin;
import org.mfapack.delivery.NoticeMessage;
import org.mfapack.delivery.Outbox;
import org.mfapack.delivery.SendEvents;
import org.mfapack.factor.Destination;
import org.mfapack.facts.BrowserFacts;
import org.mfapack.place.Place;
import org.mfapack.store.KeycloakSingleUseStore;

/** Tells the owner of an account what happened to it, in the owner's language, once the transaction has committed. */
final class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);
    private static final long QUIET_SECONDS = 3600;

    private final KeycloakSession session;
    private final RealmModel realm;

    /** @param realm that of the session's context */
    Notices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Tells of an incident.
     *
     * @param origin without client and address if it is not the user who acts
     */
    void tell(Incident incident, Origin origin) {
        UserModel user = session.users().getUserById(realm, incident.userId());
        if (user == null) {
            return;
        }
        KnownAddresses after = KnownAddresses.of(session, realm, user);
        KnownAddresses before = incident.changesAddresses()
                ? KnownAddresses.beforeTransactionOf(session, realm.getId(), user.getId())
                : after;
        if (isNoChange(incident, before, after) || isToldAlready(incident, origin)) {
            return;
        }
        Locale locale = language(user);
        NoticeMessage.Content content = content(incident, before, after, origin, locale);
        Recipients recipients = Recipients.of(incident, before, after);
        recipients.emails().forEach(email -> send(Channel.EMAIL, email, locale, content, origin));
        recipients.phones().forEach(phone -> send(Channel.SMS, phone, locale, content, origin));
    }

    private static boolean isNoChange(Incident incident, KnownAddresses before, KnownAddresses after) {
        return incident.kind() == NoticeKind.EMAIL_CHANGED
                && before.profileEmail().equals(after.profileEmail());
    }

    /**
     * Wrong entries and the short block they end in are one incident, however long somebody tries; so are the logins of a
     * browser that keeps no cookies.
     */
    private boolean isToldAlready(Incident incident, Origin origin) {
        if (incident.kind() == NoticeKind.NEW_BROWSER) {
            String visitor = BrowserFacts.of(session).label().orElse("") + " " + origin.ipAddress();
            return !isFirst(incident, "new-browser." + HashUtils.sha256UrlEncodedHash(visitor, StandardCharsets.UTF_8));
        }
        return !incident.lasting() && !isFirst(incident, "failures");
    }

    private boolean isFirst(Incident incident, String what) {
        String key = String.join(".", "mfa.notice", realm.getId(), incident.userId(), what);
        return new KeycloakSingleUseStore(session).claim(key, QUIET_SECONDS);
    }

    private NoticeMessage.Content content(
            Incident incident, KnownAddresses before, KnownAddresses after, Origin origin, Locale locale) {
        Optional<String> destination = incident.kind() == NoticeKind.EMAIL_CHANGED
                ? after.profileEmail().map(EmailAddresses::mask)
                : incident.destination().or(() -> incident.credentialId().flatMap(before::maskOf));
        // What an administrator sits at is nobody's business.
        boolean byUser = !incident.byAdministrator();
        return new NoticeMessage.Content(
                incident.kind().id(),
                incident.method(),
                destination,
                incident.codesLeft(),
                incident.byAdministrator(),
                incident.at(),
                byUser ? BrowserFacts.of(session).label() : Optional.empty(),
                byUser ? Optional.ofNullable(origin.ipAddress()) : Optional.empty(),
                byUser ? Place.of(session, origin.ipAddress()).map(place -> place.label(locale)) : Optional.empty(),
                Urls.realmBase(session.getContext().getUri(UrlType.FRONTEND).getBaseUri())
                        .path(realm.getName())
                        .path("account")
                        .build()
                        .toString());
    }

    private void send(Channel channel, Destination to, Locale locale, NoticeMessage.Content content, Origin origin) {
        NoticeMessage message = new NoticeMessage(channel, to.address(), to.masked(), locale, content, origin);
        Optional<Outbox.Place> free = session.getProvider(Outbox.class).reserve(channel);
        if (free.isEmpty()) {
            LOG.warnf("A notice by %s was not sent: the queue is full.", channel.id());
            SendEvents.of(session, message).refused();
            return;
        }
        try (Outbox.Place place = free.get()) {
            place.sendAfterCommit(session, message);
        }
    }

    /** That of the owner, never of the request: it may be somebody else's. */
    private Locale language(UserModel user) {
        List<String> supported = realm.getSupportedLocalesStream().toList();
        Optional<String> chosen = Optional.ofNullable(user.getFirstAttribute(UserModel.LOCALE))
                .filter(supported::contains)
                .or(() -> Optional.ofNullable(realm.getDefaultLocale()));
        return realm.isInternationalizationEnabled()
                ? chosen.map(Locale::forLanguageTag).orElse(Locale.ENGLISH)
                : Locale.ENGLISH;
    }
}
