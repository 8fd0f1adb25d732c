package org.mfapack.factor;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's lock on an account, by brute-force protection or an administrator. Nothing in a flow enforces it but its
 * authenticators; this one behaves as the built-in OTP form: an attempt made while locked spoils the login until the lock
 * is gone.
 */
final class AccountLock {

    private final AuthenticationFlowContext context;
    private final String error;

    AccountLock(AuthenticationFlowContext context) {
        this.context = context;
        String locked = AuthenticatorUtils.getDisabledByBruteForceEventError(context, context.getUser());
        this.error = locked == null && !context.getUser().isEnabled() ? Errors.USER_DISABLED : locked;
    }

    boolean isLocked() {
        return error != null;
    }

    /** Whether an attempt is to be refused; reports it. */
    boolean refuses() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (!isLocked()) {
            login.removeAuthNote(AbstractUsernameFormAuthenticator.SESSION_INVALID);
            return false;
        }
        context.getEvent().user(context.getUser()).clone().error(error);
        login.setAuthNote(AbstractUsernameFormAuthenticator.SESSION_INVALID, "true");
        return true;
    }

    /** The same words as the built-in OTP form, for a temporary and a permanent lock. */
    CodeView view() {
        return CodeView.of(CodeView.State.OPEN)
                .with(
                        CodeView.Tone.FIELD_ERROR,
                        Errors.USER_TEMPORARILY_DISABLED.equals(error)
                                ? Messages.ACCOUNT_TEMPORARILY_DISABLED_TOTP
                                : Messages.ACCOUNT_PERMANENTLY_DISABLED_TOTP);
    }
}
