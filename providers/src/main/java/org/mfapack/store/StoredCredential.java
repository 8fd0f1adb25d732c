package org.mfapack.store;

import org.keycloak.credential.CredentialModel;

/** A credential as it is stored, whatever its type. */
public final class StoredCredential {

    private StoredCredential() {}

    /**
     * Copies it into a model of the pack's own, also if its content is not what that model expects: Keycloak wants a model of
     * whatever is stored.
     *
     * @return the model
     */
    public static <M extends CredentialModel> M copy(CredentialModel stored, M model) {
        model.setId(stored.getId());
        model.setType(stored.getType());
        model.setUserLabel(stored.getUserLabel());
        model.setCreatedDate(stored.getCreatedDate());
        model.setCredentialData(stored.getCredentialData());
        model.setSecretData(stored.getSecretData());
        model.setFederationLink(stored.getFederationLink());
        return model;
    }
}
