package org.mfapack.recovery;

import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.store.KeycloakSingleUseStore;
import org.mfapack.throttle.Account;

/** Puts the check of a user's codes together from what Keycloak provides. */
final class CodeChecks {

    private CodeChecks() {}

    static CodeCheck of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new CodeCheck(
                new KeycloakSingleUseStore(session),
                new PasswordHashing(session, realm),
                new StoredLedger(session, realm, user),
                Time::currentTimeSeconds,
                new Account(realm.getId(), user.getId(), RecoveryCodesCredentialModel.TYPE));
    }
}
