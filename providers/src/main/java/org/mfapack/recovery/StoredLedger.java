package org.mfapack.recovery;

import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes used codes out of the credential, each in a transaction of its own that reads the credential anew: what the login
 * has seen may come from a cache that does not know of the last change. Two codes used at once change the same row; one of
 * the two transactions then fails on its version and is done again on what the other has left (keycloak-internals 1.1).
 */
final class StoredLedger implements CodeLedger {

    private static final Logger LOG = Logger.getLogger(StoredLedger.class);

    /** Each round lets one of the rivals through, and the account bears fewer guesses at a time than this. */
    private static final int ROUNDS = 10;

    private final KeycloakSessionFactory sessions;
    private final String realmId;
    private final String userId;

    StoredLedger(KeycloakSession session, RealmModel realm, UserModel user) {
        this.sessions = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
        this.userId = user.getId();
    }

    @Override
    public OptionalInt strike(String credentialId, String codeId) {
        RuntimeException last = null;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        sessions, session -> strike(session, credentialId, codeId));
            } catch (RuntimeException e) {
                last = e;
            }
        }
        LOG.warnf(last, "A used recovery code of user %s could not be taken out and was refused", userId);
        return OptionalInt.empty();
    }

    private OptionalInt strike(KeycloakSession session, String credentialId, String codeId) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return OptionalInt.empty();
        }
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        Optional<RecoveryCodesCredentialModel> found = Optional.ofNullable(
                        user.credentialManager().getStoredCredentialById(credentialId))
                .flatMap(RecoveryCodesCredentialModel::of)
                .filter(codes -> codes.set().holds(codeId));
        found.ifPresent(codes -> {
            codes.remove(codeId);
            if (codes.left() == 0) {
                user.credentialManager().removeStoredCredentialById(credentialId);
            } else {
                user.credentialManager().updateStoredCredential(codes);
            }
        });
        return found.map(codes -> OptionalInt.of(codes.left())).orElseGet(OptionalInt::empty);
    }
}
