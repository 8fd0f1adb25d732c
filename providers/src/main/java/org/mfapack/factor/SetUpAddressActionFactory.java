package org.mfapack.factor;

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
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.sms.SmsSettings;

/** What the required actions "Set up email codes" and "Set up SMS codes" have in common. */
public abstract class SetUpAddressActionFactory implements RequiredActionFactory, SelfChecking {

    private final Channel channel;
    private final int priority;

    protected SetUpAddressActionFactory(Channel channel, int priority) {
        this.channel = channel;
        this.priority = priority;
    }

    @Override
    public final String getId() {
        return channel.setUpAction();
    }

    @Override
    public final RequiredActionProvider create(KeycloakSession session) {
        return new SetUpAddressAction(session, channel);
    }

    @Override
    public final void postInit(KeycloakSessionFactory factory) {
        new RealmRequiredActions(this, priority).registerIn(factory);
    }

    @Override
    public final List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> properties = new ArrayList<>(MAX_AUTH_AGE_CONFIG_PROPERTIES);
        properties.addAll(channel == Channel.EMAIL ? EmailSettings.properties() : SmsSettings.properties());
        properties.addAll(CodeSettings.properties(channel));
        return List.copyOf(properties);
    }

    @Override
    public final List<Finding> check(KeycloakSession session, Map<String, String> config) {
        return CodeSettings.of(config).findings();
    }

    /** Here Keycloak lets us refuse what an execution could only mend (SPEC O4). */
    @Override
    public final void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        for (Finding finding : CodeSettings.of(model.getConfig()).findings()) {
            throw new ValidationException(
                    new ValidationError(getId(), finding.key(), "error-invalid-value", finding.value()));
        }
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void close() {}
}
