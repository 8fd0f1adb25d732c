package org.mfapack.recovery;

import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.mfapack.store.CredentialChange;

/** Takes used codes out of the credential, whatever becomes of the login. */
final class StoredLedger implements CodeLedger {

    private final CredentialChange change;

    StoredLedger(KeycloakSession session, RealmModel realm, UserModel user) {
        this.change = new CredentialChange(session, realm, user);
    }

    @Override
    public OptionalInt strike(String credentialId, String codeId) {
        return change.make(credentials -> strike(credentials, credentialId, codeId))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static Optional<Integer> strike(SubjectCredentialManager credentials, String credentialId, String codeId) {
        Optional<RecoveryCodesCredentialModel> found = Optional.ofNullable(
                        credentials.getStoredCredentialById(credentialId))
                .flatMap(RecoveryCodesCredentialModel::of)
                .filter(codes -> codes.set().holds(codeId));
        found.ifPresent(codes -> {
            codes.remove(codeId);
            if (codes.left() == 0) {
                credentials.removeStoredCredentialById(credentialId);
            } else {
                credentials.updateStoredCredential(codes);
            }
        });
        return found.map(RecoveryCodesCredentialModel::left);
    }
}
