package org.mfapack.condition;

import java.util.List;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Options;
import org.mfapack.config.Remembered;

/** A condition whose question depends on its options alone, so that they are read once and not at each login (SPEC K6). */
public abstract class SteadyConditionFactory extends MfaConditionFactory {

    private final Remembered<Map<String, String>, ConditionConfig> known = new Remembered<>();

    protected SteadyConditionFactory(String name, boolean aboutUser) {
        super(name, aboutUser);
    }

    /** As {@link MfaConditionFactory#question}; asked by many logins at once. */
    protected abstract Question question(Options options);

    @Override
    protected final Question question(KeycloakSession session, Options options) {
        return question(options);
    }

    @Override
    final ConditionConfig read(AuthenticationFlowContext context, Options options) {
        return read(options);
    }

    ConditionConfig read(Options options) {
        return known.of(options.all(), this::readAnew);
    }

    private ConditionConfig readAnew(Map<String, String> config) {
        Options options = new Options(config);
        return new ConditionConfig(
                ConditionSettings.of(options), readQuestion(options), List.copyOf(options.findings()));
    }

    /** One that cannot be read fails when it is asked, where failures count as unknown (SPEC K4). */
    private Question readQuestion(Options options) {
        try {
            return question(options);
        } catch (RuntimeException e) {
            return facts -> {
                throw e;
            };
        }
    }
}
