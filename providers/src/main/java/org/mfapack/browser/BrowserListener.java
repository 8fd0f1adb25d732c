package org.mfapack.browser;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.factor.SecondFactor;

/**
 * Remembers a browser when a login has ended well (SPEC B1), and forgets those of a user whose account has changed (SPEC B5):
 * both in the transaction of what happened.
 */
final class BrowserListener implements EventListenerProvider {

    private static final Pattern OF_USER =
            Pattern.compile("users/([^/]+)(?:/(credentials|reset-password|logout))?(?:/[^/]+)?");
    private static final String ALL_SESSIONS = "/account/sessions";

    private final KeycloakSession session;

    BrowserListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getUserId() == null) {
            return;
        }
        if (event.getType() == EventType.LOGIN) {
            AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
            if (login != null && RememberingLogin.concerns(login)) {
                user(event.getRealmId(), event.getUserId())
                        .ifPresent(user -> new RememberingLogin(session, login, user).end());
            }
            return;
        }
        reason(event).ifPresent(reason -> forget(event.getRealmId(), event.getUserId(), reason));
    }

    private Optional<String> reason(Event event) {
        Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
        String type = details.get(Details.CREDENTIAL_TYPE);
        boolean password = PasswordCredentialModel.TYPE.equals(type);
        return switch (event.getType()) {
            case UPDATE_CREDENTIAL -> password ? Optional.of("password_changed") : Optional.empty();
            case REMOVE_CREDENTIAL -> password || isFactor(type) ? Optional.of("factor_removed") : Optional.empty();
            case USER_DISABLED_BY_PERMANENT_LOCKOUT -> Optional.of("user_disabled");
            case LOGOUT -> isOfAllSessions() ? Optional.of("all_sessions_ended") : Optional.empty();
            case CUSTOM_REQUIRED_ACTION ->
                Audit.RECOVERY.equals(details.get(Audit.EVENT)) ? Optional.of("recovery_code") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Backup codes come and go without a change to the factors that are remembered. */
    private static boolean isFactor(String credentialType) {
        return SecondFactor.ofCredentialType(credentialType)
                .filter(factor -> !factor.isBackup())
                .isPresent();
    }

    /** "Sign out all devices" of the account console, which tells of each session by itself. */
    private boolean isOfAllSessions() {
        return "DELETE".equals(session.getContext().getHttpRequest().getHttpMethod())
                && session.getContext().getUri().getPath().endsWith(ALL_SESSIONS);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getError() != null) {
            return;
        }
        if (event.getResourceType() == ResourceType.REALM) {
            onRealmEvent(event);
            return;
        }
        if (event.getResourcePath() == null) {
            return;
        }
        Matcher path = OF_USER.matcher(event.getResourcePath());
        if (path.matches()) {
            reason(event, path).ifPresent(reason -> forget(event.getRealmId(), path.group(1), reason));
        }
    }

    private void onRealmEvent(AdminEvent event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm != null && event.getOperationType() == OperationType.UPDATE) {
            RealmForgetting.keep(session, realm);
        } else if (realm != null
                && event.getOperationType() == OperationType.ACTION
                && "logout-all".equals(event.getResourcePath())) {
            RealmForgetting.now(realm);
        }
    }

    private Optional<String> reason(AdminEvent event, Matcher path) {
        if (path.group(2) == null) {
            boolean disabled = event.getOperationType() == OperationType.UPDATE
                    && user(event.getRealmId(), path.group(1))
                            .filter(user -> !user.isEnabled())
                            .isPresent();
            return disabled ? Optional.of("user_disabled") : Optional.empty();
        }
        if (event.getOperationType() != OperationType.ACTION) {
            return Optional.empty();
        }
        return switch (path.group(2)) {
            case "reset-password" -> Optional.of("password_changed");
            case "logout" -> Optional.of("all_sessions_ended");
            default -> {
                String type =
                        event.getDetails() == null ? null : event.getDetails().get(Details.CREDENTIAL_TYPE);
                // That of one browser is gone already, and the others have nothing to do with it.
                yield type == null || isFactor(type) || PasswordCredentialModel.TYPE.equals(type)
                        ? Optional.of("factor_removed")
                        : Optional.empty();
            }
        };
    }

    private void forget(String realmId, String userId, String reason) {
        user(realmId, userId)
                .ifPresent(user ->
                        new RememberedBrowsers(session, session.realms().getRealm(realmId), user).forgetAll(reason));
    }

    private Optional<UserModel> user(String realmId, String userId) {
        return Optional.ofNullable(session.users().getUserById(session.realms().getRealm(realmId), userId));
    }

    @Override
    public void close() {}
}
