package org.mfapack.store;

import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A credential that is a factor, as Keycloak's conditions and its chooser know factors.
 *
 * @param <M> how it is read
 */
public abstract class StoredFactorProvider<M extends CredentialModel> extends StoredCredentialProvider<M>
        implements CredentialInputValidator {

    protected StoredFactorProvider(KeycloakSession session, String type) {
        super(session, type);
    }

    @Override
    public final boolean supportsCredentialType(String other) {
        return getType().equals(other);
    }

    /** A code is proven on the page that throttles it, never by what a caller hands in. */
    @Override
    public final boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        return false;
    }
}
