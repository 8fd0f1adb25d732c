package org.mfapack.factor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.demand.MfaRequirement;

/**
 * Which factors users may not remove themselves (SPEC E4): the last that protects the account, once their session demands
 * one, and the last that the policy allows, while they still have some that it forbids. Backup codes protect nothing by
 * themselves. Administrators may remove everything.
 */
final class FactorRemoval {

    private static final String NO_CREDENTIAL = "";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final SecondFactors factors;

    FactorRemoval(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.factors = new SecondFactors(session, realm, user);
    }

    /** The factor that has to stay, if the credential is one of those. */
    Optional<SecondFactor> refusal(String credentialId) {
        return Stream.concat(
                        Stream.ofNullable(user.credentialManager().getStoredCredentialById(credentialId)),
                        federated().filter(credential -> credentialId.equals(credential.getId())))
                .flatMap(credential -> SecondFactor.ofCredentialType(credential.getType()).stream())
                .findFirst()
                .filter(this::protects)
                .filter(factor -> !isProtectedWithout(credentialId) && mustBeProtected());
    }

    /** Whether none of the credentials of a factor may go; each is asked for by itself while there are several. */
    boolean isRefused(SecondFactor factor) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(factor.credentialType())
                .findFirst()
                .flatMap(first -> refusal(first.getId()))
                .isPresent();
    }

    /** Whether a factor that was just removed should have stayed. */
    boolean wasLast(SecondFactor removed) {
        return protects(removed) && !isProtectedWithout(NO_CREDENTIAL) && mustBeProtected();
    }

    private boolean mustBeProtected() {
        return MfaRequirement.isMade(session, user)
                || factors.enrolled().stream().anyMatch(factor -> !factor.isBackup() && !factors.isAllowed(factor));
    }

    private boolean isProtectedWithout(String credentialId) {
        return Arrays.stream(SecondFactor.values())
                .filter(this::protects)
                .anyMatch(factor -> isThereWithout(factor, credentialId));
    }

    private boolean protects(SecondFactor factor) {
        return !factor.isBackup() && factors.isAllowed(factor);
    }

    private boolean isThereWithout(SecondFactor factor, String credentialId) {
        if (factor.channel().isPresent()) {
            return new Destinations(session, realm, user, factor.channel().get())
                    .allBut(credentialId).stream()
                            .anyMatch(destination -> !destination.disabled() && destination.isProtectingIn(realm));
        }
        return Stream.concat(
                        user.credentialManager().getStoredCredentialsByTypeStream(factor.credentialType()),
                        federated().filter(credential -> credential.getType().equals(factor.credentialType())))
                .map(CredentialModel::getId)
                .anyMatch(id -> !id.equals(credentialId));
    }

    /** Those in a directory, where Keycloak itself may not know of each. */
    private Stream<CredentialModel> federated() {
        return user.credentialManager().getFederatedCredentialsStream();
    }
}
