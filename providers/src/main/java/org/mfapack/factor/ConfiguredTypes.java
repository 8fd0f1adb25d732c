package org.mfapack.factor;

import java.util.List;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.mfapack.config.Remembered;

/**
 * Whether a user can log in with a type of credential: what Keycloak's {@code isConfiguredFor} answers (UserCredentialManager,
 * 26.7.4), which for each type makes all providers and looks at all factories by reflection to find out whom it may ask.
 */
final class ConfiguredTypes {

    /** Ids of the providers that know of a type: the same as long as the server runs. */
    private static final Remembered<String, List<String>> VALIDATORS = new Remembered<>();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    ConfiguredTypes(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    boolean contain(String credentialType) {
        if (isOfDirectory()) {
            return user.credentialManager().isConfiguredFor(credentialType);
        }
        for (String id : VALIDATORS.of(credentialType, this::validators)) {
            if (session.getProvider(CredentialProvider.class, id) instanceof CredentialInputValidator validator
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

    private List<String> validators(String credentialType) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(CredentialProvider.class)
                .map(factory -> factory.getId())
                .filter(id ->
                        session.getProvider(CredentialProvider.class, id) instanceof CredentialInputValidator validator
                                && validator.supportsCredentialType(credentialType))
                .toList();
    }
}
