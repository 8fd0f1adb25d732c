package org.mfapack.it.directory;

import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.storage.ReadOnlyException;

/** Keycloak's copy of a user of the directory, as Keycloak's LDAP provider in its mode READ_ONLY hands it out. */
final class ReadOnlyProfile extends UserModelDelegate {

    ReadOnlyProfile(UserModel copy) {
        super(copy);
    }

    @Override
    public void setUsername(String username) {
        throw readOnly();
    }

    @Override
    public void setFirstName(String firstName) {
        throw readOnly();
    }

    @Override
    public void setLastName(String lastName) {
        throw readOnly();
    }

    @Override
    public void setEmail(String email) {
        throw readOnly();
    }

    @Override
    public void setEmailVerified(boolean verified) {
        throw readOnly();
    }

    @Override
    public void setSingleAttribute(String name, String value) {
        throw readOnly();
    }

    @Override
    public void setAttribute(String name, List<String> values) {
        throw readOnly();
    }

    @Override
    public void removeAttribute(String name) {
        throw readOnly();
    }

    static ReadOnlyException readOnly() {
        return new ReadOnlyException("The directory is read-only");
    }
}
