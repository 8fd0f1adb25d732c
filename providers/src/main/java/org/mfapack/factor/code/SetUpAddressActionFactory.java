package org.mfapack.factor.code;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.CheckedRequiredActionFactory;
import org.mfapack.config.Finding;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.sms.SmsSettings;
import org.mfapack.factor.EmailSettings;

/** What the required actions "Set up email codes" and "Set up SMS codes" have in common. */
abstract class SetUpAddressActionFactory extends CheckedRequiredActionFactory {

    private final Channel channel;

    protected SetUpAddressActionFactory(Channel channel, int priority) {
        super(priority);
        this.channel = channel;
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
    protected final List<ProviderConfigProperty> options() {
        return Stream.concat(
                        (channel == Channel.EMAIL ? EmailSettings.properties() : SmsSettings.properties()).stream(),
                        CodeSettings.properties(channel).stream())
                .toList();
    }

    @Override
    protected final List<Finding> findings(Map<String, String> config) {
        return CodeSettings.of(config).findings();
    }
}
