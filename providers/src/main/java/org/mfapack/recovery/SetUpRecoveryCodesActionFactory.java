package org.mfapack.recovery;

import java.util.List;
import java.util.Map;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.CheckedRequiredActionFactory;
import org.mfapack.config.Finding;
import org.mfapack.factor.SecondFactor;

/** Required action {@code mfa-set-up-recovery-codes}. */
public final class SetUpRecoveryCodesActionFactory extends CheckedRequiredActionFactory {

    /** After the actions that enrol a factor. */
    private static final int PRIORITY = 130;

    public SetUpRecoveryCodesActionFactory() {
        super(PRIORITY);
    }

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
    protected List<ProviderConfigProperty> options() {
        return RecoverySettings.properties();
    }

    @Override
    protected List<Finding> findings(Map<String, String> config) {
        return RecoverySettings.of(config).findings();
    }
}
