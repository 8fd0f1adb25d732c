package org.mfapack.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/**
 * Changes credentials of one user in a transaction of its own that reads them anew: what the login has seen may come from
 * a cache that does not know of the last change. Two changes of one row at once let one of the transactions fail on its
 * version; it is done again on what the other has left. The rows of users whom a user storage keeps have no version
 * (keycloak-internals 1.1): their changes take turns.
 */
public final class CredentialChange {

    private static final Logger LOG = Logger.getLogger(CredentialChange.class);

    /** Each round lets one of the rivals through; more than these do not come at a time. */
    private static final int ROUNDS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A node that dies in its turn holds up the others for so long. */
    private static final long TURN_SECONDS = 10;

    private final KeycloakSessionFactory sessions;
    private final String realmId;
    private final String userId;

    public CredentialChange(KeycloakSession session, RealmModel realm, UserModel user) {
        this.sessions = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
        this.userId = user.getId();
    }

    /** What the change returns; empty also if the user is gone, or if it could not be made. */
    public <T> Optional<T> make(Function<SubjectCredentialManager, Optional<T>> change) {
        return StorageId.isLocalStorage(userId)
                ? inRounds(change)
                : new Turns(this::claim, this::release, PATIENCE).take(() -> inRounds(change));
    }

    private <T> Optional<T> inRounds(Function<SubjectCredentialManager, Optional<T>> change) {
        RuntimeException last = null;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        sessions, session -> credentials(session).flatMap(change));
            } catch (RuntimeException e) {
                last = e;
            }
        }
        LOG.warnf(last, "A credential of user %s could not be changed", userId);
        return Optional.empty();
    }

    private Optional<SubjectCredentialManager> credentials(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        return Optional.ofNullable(user).map(UserModel::credentialManager);
    }

    private boolean claim() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> new KeycloakSingleUseStore(session).claim(turn(), TURN_SECONDS));
    }

    private void release() {
        KeycloakModelUtils.runJobInTransaction(
                sessions, session -> new KeycloakSingleUseStore(session).release(turn()));
    }

    private String turn() {
        return "mfa.credential-change." + userId;
    }
}
