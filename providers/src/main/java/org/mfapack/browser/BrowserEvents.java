package org.mfapack.browser;

import java.util.Collection;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.audit.Audit;

/** Records what happens to remembered browsers (SPEC O1). */
final class BrowserEvents {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    BrowserEvents(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    void remembered(Collection<String> factors) {
        event(Audit.REMEMBER).detail(Audit.FACTOR, String.join(",", factors)).success();
    }

    void revoked(int browsers, String reason) {
        event(Audit.FORGET)
                .detail(Audit.REASON, reason)
                .detail(Audit.BROWSERS, Integer.toString(browsers))
                .success();
    }

    /** An event of a failure commits by itself: it stands whatever becomes of the login. */
    void stolen() {
        event(Audit.FORGET).detail(Audit.REASON, "replayed_cookie").error("mfa_browser_stolen");
    }

    private EventBuilder event(String kind) {
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(user)
                .ipAddress(session.getContext().getConnection().getRemoteAddr())
                .detail(Audit.EVENT, kind);
        if (session.getContext().getClient() != null) {
            event.client(session.getContext().getClient());
        }
        return event;
    }
}
