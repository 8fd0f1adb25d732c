package org.mfapack.enrolment;

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
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.FactorPolicy;

/** Required action {@code mfa-protect-account}. */
public final class ProtectAccountActionFactory implements RequiredActionFactory, SelfChecking {

    /** Before the set-up of any factor of the pack, after whatever Keycloak asks about profile and password. */
    private static final int PRIORITY = 119;

    @Override
    public String getId() {
        return EnrolmentDemand.ACTION;
    }

    @Override
    public String getDisplayText() {
        return "Protect your account";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ProtectAccountAction(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        new RealmRequiredActions(this, PRIORITY).registerIn(factory);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> properties = new ArrayList<>(MAX_AUTH_AGE_CONFIG_PROPERTIES);
        properties.addAll(EnrolmentSettings.snoozeProperties());
        properties.addAll(FactorPolicy.properties());
        return List.copyOf(properties);
    }

    @Override
    public List<Finding> check(KeycloakSession session, Map<String, String> config) {
        return EnrolmentSettings.of(config).findings();
    }

    /** Here Keycloak lets us refuse what an execution could only mend (SPEC O4). */
    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        for (Finding finding : EnrolmentSettings.of(model.getConfig()).findings()) {
            throw new ValidationException(
                    new ValidationError(getId(), finding.key(), "error-invalid-value", finding.value()));
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
