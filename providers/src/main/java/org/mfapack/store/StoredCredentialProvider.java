package org.mfapack.store;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is kept with a user as a credential, in Keycloak's own store (SPEC X4).
 *
 * @param <M> how it is read
 */
public abstract class StoredCredentialProvider<M extends CredentialModel> implements CredentialProvider<M> {

    private final KeycloakSession session;
    private final String type;

    protected StoredCredentialProvider(KeycloakSession session, String type) {
        this.session = session;
        this.type = type;
    }

    @Override
    public final String getType() {
        return type;
    }

    @Override
    public final CredentialModel createCredential(RealmModel realm, UserModel user, M model) {
        return user.credentialManager().createStoredCredential(model);
    }

    @Override
    public final boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    protected final KeycloakSession session() {
        return session;
    }
}
