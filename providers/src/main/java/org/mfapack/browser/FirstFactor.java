package org.mfapack.browser;

import java.util.List;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.browser.PasswordFormFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.mfapack.times.FactorTimes;

/** Whether the user of a login was proven by another factor than the one in question, which is the second then (SPEC B1). */
final class FirstFactor {

    private static final List<String> ASKING_FOR_PASSWORD = List.of(
            UsernamePasswordFormFactory.PROVIDER_ID,
            PasswordFormFactory.PROVIDER_ID,
            IdpUsernamePasswordFormFactory.PROVIDER_ID);

    private static final String PASSWORD = "mfa.browser.password";
    private static final String EARLIER = "mfa.browser.first-factor";

    private FirstFactor() {}

    /** Looks for a live session and an identity provider, before the login has made a session of its own. */
    static void look(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        // Keycloak forgets what has succeeded when a flow is through, or another way is chosen.
        if (hasAskedForPassword(login)) {
            login.setAuthNote(PASSWORD, user.getId());
        }
        boolean brokered = login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT) != null;
        boolean earlier = brokered
                || (!AuthenticatorUtil.isForcedReauthentication(login) && hasLiveSession(session, login, user));
        if (earlier) {
            login.setAuthNote(EARLIER, user.getId());
        } else if (login.getAuthNote(EARLIER) != null) {
            login.removeAuthNote(EARLIER);
        }
    }

    /** Whether another factor than this one was used in this login, or earlier by the same user in this session. */
    static boolean isDone(AuthenticationSessionModel login, UserModel user, String credentialType) {
        return user.getId().equals(login.getAuthNote(EARLIER))
                || FactorTimes.usedIn(login).stream()
                        .anyMatch(type -> !type.equals(credentialType)
                                && (!type.equals(PasswordCredentialModel.TYPE)
                                        || user.getId().equals(login.getAuthNote(PASSWORD))));
    }

    /** Keycloak's form for the user name alone also tells of a password (UsernameForm). */
    private static boolean hasAskedForPassword(AuthenticationSessionModel login) {
        return login.getExecutionStatus().entrySet().stream()
                .filter(entry -> entry.getValue() == ExecutionStatus.SUCCESS)
                .map(entry -> login.getRealm().getAuthenticationExecutionById(entry.getKey()))
                .filter(execution -> execution != null && !execution.isAuthenticatorFlow())
                .anyMatch(execution -> ASKING_FOR_PASSWORD.contains(execution.getAuthenticator()));
    }

    private static boolean hasLiveSession(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        if (session.getProvider(CookieProvider.class).get(CookieType.IDENTITY) == null) {
            return false;
        }
        UserSessionModel live = session.sessions()
                .getUserSession(login.getRealm(), login.getParentSession().getId());
        return live != null
                && AuthenticationManager.isSessionValid(login.getRealm(), live)
                && user.equals(live.getUser());
    }
}
