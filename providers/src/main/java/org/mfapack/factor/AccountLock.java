package org.mfapack.factor;

import java.util.List;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's lock on an account, by brute-force protection or an administrator. Nothing in a flow enforces it but its
 * authenticators; this one behaves as the built-in OTP form: an attempt made while locked spoils the login until the lock
 * is gone.
 */
public final class AccountLock {

    private static final String STANDS_FOR_OTP = "mfa.stands-for-otp";

    private final KeycloakSession session;
    private final UserModel user;
    private final AuthenticationSessionModel login;
    private final EventBuilder event;
    private final BruteForceProtector protector;
    private final String error;

    private AccountLock(KeycloakSession session, UserModel user, AuthenticationSessionModel login, EventBuilder event) {
        this.session = session;
        this.user = user;
        this.login = login;
        this.event = event;
        this.protector = session.getProvider(BruteForceProtector.class);
        String locked =
                AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, login.getRealm(), user);
        this.error = locked == null && !user.isEnabled() ? Errors.USER_DISABLED : locked;
    }

    public AccountLock(AuthenticationFlowContext context) {
        this(context.getSession(), context.getUser(), context.getAuthenticationSession(), context.getEvent());
    }

    public AccountLock(RequiredActionContext context) {
        this(context.getSession(), context.getUser(), context.getAuthenticationSession(), context.getEvent());
    }

    public boolean isLocked() {
        return error != null;
    }

    /** Whether an attempt is to be refused; reports it. */
    public boolean refuses() {
        if (!isLocked()) {
            login.removeAuthNote(AbstractUsernameFormAuthenticator.SESSION_INVALID);
            return false;
        }
        event.user(user).clone().error(error);
        login.setAuthNote(AbstractUsernameFormAuthenticator.SESSION_INVALID, "true");
        return true;
    }

    /** Message key: the same words as the built-in OTP form, for a temporary and a permanent lock. */
    public String messageKey() {
        return Errors.USER_TEMPORARILY_DISABLED.equals(error)
                ? Messages.ACCOUNT_TEMPORARILY_DISABLED_TOTP
                : Messages.ACCOUNT_PERMANENTLY_DISABLED_TOTP;
    }

    /**
     * A wrong entry. Keycloak counts those of its own categories only, and a category of one's own is what the account
     * console needs: so the protector is told directly, as the built-in form's category (keycloak-internals 0.1, SPEC C8).
     */
    public void countFailure() {
        if (login.getRealm().isBruteForceProtected()) {
            protector.failedLogin(
                    login.getRealm(),
                    user,
                    session.getContext().getConnection(),
                    session.getContext().getUri(),
                    Set.of(OTPCredentialModel.TYPE));
        }
    }

    /** All factors are through: a good one clears the same counters as a good TOTP does when the login ends (SPEC C8). */
    public static void clearAfter(AuthenticationSessionModel login, String credentialType) {
        List<String> used = AuthenticatorUtil.getAuthnCredentials(login);
        if (used.contains(credentialType) && !used.contains(OTPCredentialModel.TYPE)) {
            AuthenticatorUtil.addAuthCredential(login, OTPCredentialModel.TYPE);
            login.setAuthNote(STANDS_FOR_OTP, "true");
        }
    }

    /** Whether a login names a TOTP that was never asked for, for the sake of the counters alone. */
    public static boolean namesOtpForCounters(AuthenticationSessionModel login) {
        return login.getAuthNote(STANDS_FOR_OTP) != null;
    }
}
