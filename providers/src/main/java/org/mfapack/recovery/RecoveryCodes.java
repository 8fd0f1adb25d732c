package org.mfapack.recovery;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;
import org.mfapack.store.CredentialLabels;

/** The recovery codes of one user. */
final class RecoveryCodes {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    RecoveryCodes(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Whether there are any, usable or not. */
    boolean isEnrolled() {
        return stored().findAny().isPresent();
    }

    /** Those that one can log in with. */
    Optional<RecoveryCodesCredentialModel> usable() {
        return isAllowed() ? readable().filter(codes -> !codes.isDisabled() && codes.left() > 0) : Optional.empty();
    }

    /** How many are left. */
    int left() {
        return usable().map(RecoveryCodesCredentialModel::left).orElse(0);
    }

    /** Whether the factor policy lets the user have and use them (SPEC F6). */
    boolean isAllowed() {
        return new SecondFactors(session, realm, user).isAllowed(SecondFactor.RECOVERY_CODES);
    }

    /** Whether the user may set them up here and now. */
    boolean canEnrol() {
        return new SecondFactors(session, realm, user).canEnrol(SecondFactor.RECOVERY_CODES);
    }

    /** New codes take the place of the old. */
    void enrol(CodeSet set, int length, String label) {
        stored().map(CredentialModel::getId).toList().forEach(user.credentialManager()::removeStoredCredentialById);
        String free = new CredentialLabels(user, RecoveryCodesCredentialModel.TYPE).free(label);
        user.credentialManager().createStoredCredential(RecoveryCodesCredentialModel.create(set, length, free));
    }

    /** Too many wrong codes in a row. */
    void disable() {
        readable().ifPresent(codes -> {
            codes.disable();
            user.credentialManager().updateStoredCredential(codes);
        });
    }

    /** The newest, should two browsers have enrolled at the same moment. */
    private Optional<RecoveryCodesCredentialModel> readable() {
        return stored().flatMap(credential -> RecoveryCodesCredentialModel.of(credential).stream())
                .max(Comparator.comparing(CredentialModel::getCreatedDate, Comparator.nullsFirst(Long::compare)));
    }

    private Stream<CredentialModel> stored() {
        return user.credentialManager().getStoredCredentialsByTypeStream(RecoveryCodesCredentialModel.TYPE);
    }
}
