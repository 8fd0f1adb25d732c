package org.mfapack.history;

import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.mfapack.factor.SecondFactor;

/**
 * A login in which a user has shown, in a browser, who it is.
 *
 * @param user of that realm
 */
public record CompletedLogin(RealmModel realm, UserModel user) {

    /** Empty for other events, for grants without a browser, and where the cookie of a session was all that was shown. */
    public static Optional<CompletedLogin> of(KeycloakSession session, Event event) {
        if (event.getType() != EventType.LOGIN || event.getUserId() == null || isWithoutBrowser(event)) {
            return Optional.empty();
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm == null || (!hasShownFactor(session, realm) && isSso(session, realm, event))) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.users().getUserById(realm, event.getUserId()))
                .map(user -> new CompletedLogin(realm, user));
    }

    /** Password grant, CIBA and the like: Keycloak's token endpoint names the grant. */
    private static boolean isWithoutBrowser(Event event) {
        return event.getDetails() != null && event.getDetails().containsKey(Details.GRANT_TYPE);
    }

    private static boolean isSso(KeycloakSession session, RealmModel realm, Event event) {
        ClientModel client = event.getClientId() == null ? null : realm.getClientByClientId(event.getClientId());
        UserSessionModel userSession =
                event.getSessionId() == null ? null : session.sessions().getUserSession(realm, event.getSessionId());
        AuthenticatedClientSessionModel clientSession = client == null || userSession == null
                ? null
                : userSession.getAuthenticatedClientSessionByClient(client.getId());
        return clientSession != null && AuthenticationManager.isSSOAuthentication(clientSession);
    }

    /** A live session may have been asked for more, for instance by the very conditions that read the memory. */
    private static boolean hasShownFactor(KeycloakSession session, RealmModel realm) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return login != null
                && login.getExecutionStatus().entrySet().stream()
                        .filter(step -> step.getValue() == ExecutionStatus.SUCCESS)
                        .map(step -> realm.getAuthenticationExecutionById(step.getKey()))
                        .anyMatch(CompletedLogin::isFactor);
    }

    private static boolean isFactor(AuthenticationExecutionModel execution) {
        return execution != null
                && execution.getAuthenticator() != null
                && SecondFactor.ofAuthenticator(execution.getAuthenticator()).isPresent();
    }
}
