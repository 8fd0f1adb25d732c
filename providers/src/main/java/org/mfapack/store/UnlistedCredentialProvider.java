package org.mfapack.store;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * For what is kept with a user as a credential but is nothing to log in with, and so is in no flow and not in the account
 * console. An administrator sees it by the message keys {@code <type>-display-name} and {@code <type>-help-text}.
 */
public abstract class UnlistedCredentialProvider implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;
    private final String type;
    private final String icon;

    /**
     * Of one type.
     *
     * @param icon of Font Awesome, without {@code fa-}
     */
    protected UnlistedCredentialProvider(KeycloakSession session, String type, String icon) {
        this.session = session;
        this.type = type;
        this.icon = icon;
    }

    @Override
    public final String getType() {
        return type;
    }

    @Override
    public final CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel model) {
        return user.credentialManager().createStoredCredential(model);
    }

    @Override
    public final boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public final CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public final CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(type)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName(type + "-display-name")
                .helpText(type + "-help-text")
                .iconCssClass("fa fa-" + icon + " list-view-pf-icon-lg")
                .removeable(false)
                .build(session);
    }
}
