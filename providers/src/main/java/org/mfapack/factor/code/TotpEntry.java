package org.mfapack.factor.code;

import java.util.OptionalInt;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.messages.Messages;
import org.mfapack.audit.Blocks;
import org.mfapack.factor.AccountLock;
import org.mfapack.store.KeycloakSingleUseStore;
import org.mfapack.store.SingleUseStore;
import org.mfapack.throttle.Account;
import org.mfapack.throttle.AccountFailures;
import org.mfapack.throttle.Failure;

/** A code of the built-in authenticator app outside of the flow, where nothing but this counts the wrong ones (SPEC C7). */
final class TotpEntry {

    /** How it went. */
    enum Result {
        RIGHT("", ""),
        WRONG("wrong_code", Messages.INVALID_TOTP),
        BLOCKED("blocked", Messages.ACCOUNT_TEMPORARILY_DISABLED_TOTP);

        private final String reason;
        private final String messageKey;

        Result(String reason, String messageKey) {
            this.reason = reason;
            this.messageKey = messageKey;
        }

        String reason() {
            return reason;
        }

        String messageKey() {
            return messageKey;
        }
    }

    private final UserModel user;
    private final AccountLock lock;
    private final AccountFailures failures;
    private final Account account;

    TotpEntry(KeycloakSession session, RequiredActionContext context) {
        this.user = context.getUser();
        this.lock = new AccountLock(context);
        SingleUseStore store = new KeycloakSingleUseStore(session);
        this.failures = new AccountFailures(store, Time::currentTimeSeconds);
        this.account = new Account(context.getRealm().getId(), user.getId(), OTPCredentialModel.TYPE + "-confirmation");
    }

    /**
     * Takes a code.
     *
     * @param credentialId of one of the user's apps; the first one if null or empty
     * @param event that names user and factor, should it be the code that blocks them
     */
    Result enter(String credentialId, String code, EventBuilder event) {
        if (lock.isLocked() || failures.blockedUntil(account).isPresent()) {
            return Result.BLOCKED;
        }
        OptionalInt guess = failures.claimGuess(account);
        if (guess.isEmpty()) {
            return Result.BLOCKED;
        }
        String id = credentialId == null || credentialId.isEmpty() ? firstCredential() : credentialId;
        UserCredentialModel input = new UserCredentialModel(id, OTPCredentialModel.TYPE, code);
        if (code != null && user.credentialManager().isValid(input)) {
            failures.withdraw(account, guess.getAsInt());
            failures.reset(account);
            return Result.RIGHT;
        }
        // the app itself is never disabled: the count is of this page only
        Failure failure = failures.record(account, guess.getAsInt());
        Blocks.report(event, new Failure(failure.blockedUntil(), false));
        lock.countFailure();
        return Result.WRONG;
    }

    private String firstCredential() {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(CredentialModel::getId)
                .findFirst()
                .orElse("");
    }
}
