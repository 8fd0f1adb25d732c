package org.mfapack.factor.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.SelfChecking;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.Senders;

/** What the executions "Email code" and "SMS code" have in common. */
abstract class CodeAuthenticatorFactory
        implements AuthenticatorFactory, AuthenticationFlowCallbackFactory, SelfChecking {

    private final Channel channel;

    CodeAuthenticatorFactory(Channel channel) {
        this.channel = channel;
    }

    static String idOf(Channel channel) {
        return channel.credentialType() + "-code";
    }

    @Override
    public final String getId() {
        return idOf(channel);
    }

    /** The credential type: the account console lists the types that some flow uses (keycloak-internals 0.1). */
    @Override
    public final String getReferenceCategory() {
        return channel.credentialType();
    }

    @Override
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return CodeSettings.properties(channel);
    }

    /** The settings of the execution, and whether its messages would go out at all. */
    @Override
    public final List<Finding> check(KeycloakSession session, Map<String, String> config) {
        List<Finding> findings = new ArrayList<>(CodeSettings.of(config).findings());
        findings.addAll(Senders.findings(session, channel));
        return findings;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
