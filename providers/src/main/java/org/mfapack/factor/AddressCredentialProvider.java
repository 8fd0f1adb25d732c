package org.mfapack.factor;

import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.delivery.Channel;
import org.mfapack.store.StoredFactorProvider;

/** Presents addresses as credentials to the account console, the admin console and Keycloak's chooser. */
public abstract class AddressCredentialProvider extends StoredFactorProvider<AddressCredentialModel> {

    private final Channel channel;

    protected AddressCredentialProvider(KeycloakSession session, Channel channel) {
        super(session, channel.credentialType());
        this.channel = channel;
    }

    @Override
    public final AddressCredentialModel getCredentialFromModel(CredentialModel model) {
        return AddressCredentialModel.of(model).orElseGet(() -> AddressCredentialModel.copy(model));
    }

    @Override
    public final CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("mfa-" + channel.id() + "-display-name")
                .helpText(helpText(context))
                .iconCssClass(
                        channel == Channel.EMAIL
                                ? "fa fa-envelope list-view-pf-icon-lg"
                                : "fa fa-comment list-view-pf-icon-lg")
                .createAction(canEnrol(context.getUser()) ? channel.setUpAction() : null)
                .removeable(canRemove(context.getUser()))
                .build(session());
    }

    @Override
    public final CredentialMetadata getCredentialMetadata(AddressCredentialModel model, CredentialTypeMetadata type) {
        CredentialMetadata metadata = super.getCredentialMetadata(model, type);
        if (AddressCredentialModel.of(model)
                .filter(AddressCredentialModel::isDisabled)
                .isPresent()) {
            metadata.setWarningMessageTitle("mfa.credential.disabled-title");
            metadata.setWarningMessageDescription("mfa.credential.disabled-description");
        }
        return metadata;
    }

    @Override
    public final boolean isConfiguredFor(RealmModel realm, UserModel user, String type) {
        return supportsCredentialType(type)
                && user.credentialManager()
                        .getStoredCredentialsByTypeStream(type)
                        .findAny()
                        .isPresent();
    }

    /** What the factor policy forbids is not offered in the account console (SPEC F6). */
    private boolean canEnrol(UserModel user) {
        return user == null
                || new SecondFactors(session(), session().getContext().getRealm(), user)
                        .isAllowed(SecondFactor.of(channel));
    }

    /** Keycloak asks before it removes one on behalf of the user, though never for an administrator (SPEC E4). */
    private boolean canRemove(UserModel user) {
        return user == null
                || !new FactorRemoval(session(), session().getContext().getRealm(), user)
                        .isRefused(SecondFactor.of(channel));
    }

    /** During a login Keycloak's chooser shows this text: the masked addresses (SPEC F4), a message key elsewhere. */
    private String helpText(CredentialTypeMetadataContext context) {
        AuthenticationSessionModel login = session().getContext().getAuthenticationSession();
        if (context.getUser() != null || login == null || login.getAuthenticatedUser() == null) {
            return "mfa." + channel.id() + ".help";
        }
        return new Destinations(session(), login.getRealm(), login.getAuthenticatedUser(), channel).masks();
    }
}
