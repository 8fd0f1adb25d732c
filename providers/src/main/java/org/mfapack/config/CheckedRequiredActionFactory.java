package org.mfapack.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/** A required action that is there in every realm by itself, and whose configuration is refused where it is wrong. */
public abstract class CheckedRequiredActionFactory implements RequiredActionFactory, SelfChecking {

    private final int priority;

    /** @param priority the order among required actions, lower first */
    protected CheckedRequiredActionFactory(int priority) {
        this.priority = priority;
    }

    /** The options besides Keycloak's own, as the console shows them. */
    protected abstract List<ProviderConfigProperty> options();

    /** What cannot be used as it is; {@code config} may be null. */
    protected abstract List<Finding> findings(Map<String, String> config);

    @Override
    public final void postInit(KeycloakSessionFactory factory) {
        new RealmRequiredActions(this, priority).registerIn(factory);
    }

    @Override
    public final List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> properties = new ArrayList<>(MAX_AUTH_AGE_CONFIG_PROPERTIES);
        properties.addAll(options());
        return List.copyOf(properties);
    }

    @Override
    public final List<Finding> check(KeycloakSession session, Map<String, String> config) {
        return findings(config);
    }

    /** Here Keycloak lets us refuse what an execution could only mend (SPEC O4). */
    @Override
    public final void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        for (Finding finding : findings(model.getConfig())) {
            throw new ValidationException(
                    new ValidationError(getId(), finding.key(), "error-invalid-value", finding.value()));
        }
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void close() {}
}
