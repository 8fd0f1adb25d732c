package org.mfapack.recovery;

import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.mfapack.factor.SecondFactor;
import org.mfapack.store.StoredFactorProvider;

/** Presents recovery codes as a credential to the account console and the admin console. */
public final class RecoveryCodesCredentialProvider extends StoredFactorProvider<RecoveryCodesCredentialModel> {

    RecoveryCodesCredentialProvider(KeycloakSession session) {
        super(session, RecoveryCodesCredentialModel.TYPE);
    }

    @Override
    public RecoveryCodesCredentialModel getCredentialFromModel(CredentialModel model) {
        return RecoveryCodesCredentialModel.of(model).orElseGet(() -> RecoveryCodesCredentialModel.copy(model));
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata = CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("mfa-recovery-codes-display-name")
                .helpText("mfa-recovery-codes-help-text")
                .iconCssClass("kcAuthenticatorRecoveryAuthnCodesClass")
                .removeable(true);
        if (mayEnrol(context.getUser())) {
            metadata.createAction(SecondFactor.RECOVERY_CODES.setUpAction());
        }
        return metadata.build(session());
    }

    private boolean mayEnrol(UserModel user) {
        return user == null
                || new RecoveryCodes(session(), session().getContext().getRealm(), user).isAllowed();
    }

    /** The texts that count are Keycloak's own: the account console fills in numbers in no other way. */
    @Override
    public CredentialMetadata getCredentialMetadata(RecoveryCodesCredentialModel model, CredentialTypeMetadata type) {
        CredentialMetadata metadata = super.getCredentialMetadata(model, type);
        RecoveryCodesCredentialModel.of(model).ifPresent(codes -> {
            String left = Integer.toString(codes.left());
            if (codes.isDisabled()) {
                metadata.setWarningMessageTitle("mfa.credential.disabled-title");
                metadata.setWarningMessageDescription("mfa.credential.disabled-description");
            } else if (codes.left()
                    <= RecoverySettings.of(session().getContext().getRealm()).warnAt()) {
                metadata.setWarningMessageTitle(
                        RecoveryAuthnCodesCredentialModel.RECOVERY_CODES_NUMBER_REMAINING, left);
                metadata.setWarningMessageDescription(
                        RecoveryAuthnCodesCredentialModel.RECOVERY_CODES_GENERATE_NEW_CODES);
            } else {
                metadata.setInfoMessage(RecoveryAuthnCodesCredentialModel.RECOVERY_CODES_NUMBER_REMAINING, left);
            }
        });
        return metadata;
    }

    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel user, String type) {
        return supportsCredentialType(type) && new RecoveryCodes(session(), realm, user).isEnrolled();
    }
}
