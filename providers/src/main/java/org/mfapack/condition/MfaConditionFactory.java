package org.mfapack.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.config.SelfChecking;

/** What all conditions of the pack have in common: each brings its options and the question that they ask (SPEC K2). */
public abstract class MfaConditionFactory
        implements ConditionalAuthenticatorFactory, AuthenticationFlowCallbackFactory, SelfChecking {

    private static final String PREFIX = "mfa-condition-";

    private final String name;
    private final String id;
    private final boolean aboutUser;

    /**
     * Names the condition.
     *
     * @param name what follows {@code mfa-condition-} in its id
     * @param aboutUser whether it can only be asked once it is known who logs in
     */
    protected MfaConditionFactory(String name, boolean aboutUser) {
        this.name = name;
        this.id = PREFIX + name;
        this.aboutUser = aboutUser;
    }

    /** The options besides those that all conditions have. Their names start with {@code mfa-} (keycloak-internals 0.2). */
    protected abstract List<ProviderConfigProperty> options();

    /**
     * Reads the options. Whatever cannot be used becomes a finding; if the question would then be another than the operator
     * meant, it must answer {@link Answer#unknown}.
     */
    protected abstract Question question(KeycloakSession session, Options options);

    /** The same where the question depends on the place of the condition in its flow. */
    protected Question question(AuthenticationFlowContext context, Options options) {
        return question(context.getSession(), options);
    }

    /** What is configured for a step of a flow, of which the question is only read when it is asked. */
    ConditionConfig read(AuthenticationFlowContext context, Options options) {
        return new ConditionConfig(
                ConditionSettings.of(options),
                facts -> question(context, options).ask(facts),
                options.findings());
    }

    /** For events: {@code network}, {@code time}, ... */
    final String name() {
        return name;
    }

    final boolean isAboutUser() {
        return aboutUser;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return new MfaCondition(this, session);
    }

    /** Only asked for by Keycloak's default of the above. */
    @Override
    public final ConditionalAuthenticator getSingleton() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> all = new ArrayList<>(options());
        all.addAll(ConditionSettings.properties());
        return List.copyOf(all);
    }

    @Override
    public final List<Finding> check(KeycloakSession session, Map<String, String> config) {
        Options options = new Options(config);
        ConditionSettings.of(options);
        List<Finding> ofRealm = question(session, options).findings(session);
        return Stream.concat(options.findings().stream(), ofRealm.stream()).toList();
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
