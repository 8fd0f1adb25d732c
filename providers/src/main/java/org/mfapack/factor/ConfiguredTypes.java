package org.mfapack.factor;

import java.util.List;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * Whether a user can log in with a type of credential: what Keycloak's {@code isConfiguredFor} answers (UserCredentialManager,
 * 26.7.4), which for each type looks at all factories by reflection to find out whom it may ask.
 */
final class ConfiguredTypes {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private List<CredentialInputValidator> validators;

    ConfiguredTypes(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    boolean contain(String credentialType) {
        if (isOfDirectory()) {
            return user.credentialManager().isConfiguredFor(credentialType);
        }
        for (CredentialInputValidator validator : validators()) {
            if (validator.supportsCredentialType(credentialType)
                    && validator.isConfiguredFor(realm, user, credentialType)) {
                return true;
            }
        }
        return false;
    }

    /** Such a user has what the directory says, too. */
    private boolean isOfDirectory() {
        return user.isFederated() || !StorageId.isLocalStorage(user.getId());
    }

    private List<CredentialInputValidator> validators() {
        if (validators == null) {
            validators = session.getAllProviders(CredentialProvider.class).stream()
                    .filter(CredentialInputValidator.class::isInstance)
                    .map(CredentialInputValidator.class::cast)
                    .toList();
        }
        return validators;
    }
}
