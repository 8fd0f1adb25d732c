package org.mfapack.recovery;

import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;

/** The authenticator for users without a usable code: Keycloak's chooser leaves it out (SPEC F4). */
final class UnlistedRecoveryCodeAuthenticator extends RecoveryCodeAuthenticator
        implements CredentialValidator<RecoveryCodesCredentialProvider> {

    /** A type that nobody has a credential of. */
    private static final String NOT_USABLE = "mfa-not-usable";

    UnlistedRecoveryCodeAuthenticator(KeycloakSession session) {
        super(session);
    }

    @Override
    public RecoveryCodesCredentialProvider getCredentialProvider(KeycloakSession session) {
        return (RecoveryCodesCredentialProvider)
                session.getProvider(CredentialProvider.class, RecoveryCodesCredentialModel.TYPE);
    }

    @Override
    public String getType(KeycloakSession session) {
        return NOT_USABLE;
    }
}
