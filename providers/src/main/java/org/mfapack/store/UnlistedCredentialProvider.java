package org.mfapack.store;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;

/**
 * For what is kept with a user as a credential but is nothing to log in with, and so is in no flow and not in the account
 * console. An administrator sees it by the message keys {@code <type>-display-name} and {@code <type>-help-text}.
 */
public abstract class UnlistedCredentialProvider extends StoredCredentialProvider<CredentialModel> {

    private final String icon;

    /**
     * Of one type.
     *
     * @param icon of Font Awesome, without {@code fa-}
     */
    protected UnlistedCredentialProvider(KeycloakSession session, String type, String icon) {
        super(session, type);
        this.icon = icon;
    }

    @Override
    public final CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public final CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName(getType() + "-display-name")
                .helpText(getType() + "-help-text")
                .iconCssClass("fa fa-" + icon + " list-view-pf-icon-lg")
                .removeable(false)
                .build(session());
    }
}
