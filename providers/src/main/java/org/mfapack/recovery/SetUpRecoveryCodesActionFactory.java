package org.mfapack.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;
import org.mfapack.config.Finding;
import org.mfapack.config.RealmRequiredActions;
import org.mfapack.config.SelfChecking;
import org.mfapack.factor.SecondFactor;

/** Required action {@code mfa-set-up-recovery-codes}. */
public final class SetUpRecoveryCodesActionFactory implements RequiredActionFactory, SelfChecking {

    /** After the actions that enrol a factor. */
    private static final int PRIORITY = 130;

    @Override
    public String getId() {
        return SecondFactor.RECOVERY_CODES.setUpAction();
    }

    @Override
    public String getDisplayText() {
        return "Set up recovery codes";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SetUpRecoveryCodesAction(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        new RealmRequiredActions(this, PRIORITY).registerIn(factory);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> properties = new ArrayList<>(MAX_AUTH_AGE_CONFIG_PROPERTIES);
        properties.addAll(RecoverySettings.properties());
        return List.copyOf(properties);
    }

    @Override
    public List<Finding> check(KeycloakSession session, Map<String, String> config) {
        return RecoverySettings.of(config).findings();
    }

    /** Here Keycloak lets us refuse what an execution could only mend (SPEC O4). */
    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        for (Finding finding : RecoverySettings.of(model.getConfig()).findings()) {
            throw new ValidationException(
                    new ValidationError(getId(), finding.key(), "error-invalid-value", finding.value()));
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
