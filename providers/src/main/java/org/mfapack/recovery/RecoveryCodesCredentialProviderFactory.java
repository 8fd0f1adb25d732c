package org.mfapack.recovery;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Creates the provider of the credential {@code mfa-recovery-codes}. */
public final class RecoveryCodesCredentialProviderFactory
        implements CredentialProviderFactory<RecoveryCodesCredentialProvider> {

    @Override
    public RecoveryCodesCredentialProvider create(KeycloakSession session) {
        return new RecoveryCodesCredentialProvider(session);
    }

    @Override
    public String getId() {
        return RecoveryCodesCredentialModel.TYPE;
    }
}
