package org.mfapack.condition;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Options;

/**
 * The options that all conditions have.
 *
 * @param negate whether it holds when its fact does not
 * @param whenUnknown whether it holds when its fact is not known (SPEC K4); negation does not touch that
 * @param shadow whether it is only written down what it would have decided (SPEC K5)
 */
record ConditionSettings(boolean negate, boolean whenUnknown, boolean shadow) {

    static final String NEGATE = "mfa-condition-negate";
    static final String UNKNOWN = "mfa-condition-unknown";
    static final String SHADOW = "mfa-condition-shadow";

    private static final String MATCH = "match";
    private static final String NO_MATCH = "no-match";

    static ConditionSettings of(Options options) {
        return new ConditionSettings(
                options.flag(NEGATE, false),
                options.choice(UNKNOWN, List.of(true, false), true, holds -> holds ? MATCH : NO_MATCH),
                options.flag(SHADOW, false));
    }

    boolean isMet(Answer answer) {
        return answer.holds().map(holds -> holds != negate).orElse(whenUnknown);
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(NEGATE)
                .label("Negate")
                .helpText("The condition is met when what it describes is not the case.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .property()
                .name(UNKNOWN)
                .label("When unknown")
                .helpText(
                        "What to do when the fact is not known or the options are wrong. \"match\" is the safe side: what the"
                                + " sub-flow asks for is asked for. Negation does not change it.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(MATCH, NO_MATCH)
                .defaultValue(MATCH)
                .add()
                .property()
                .name(SHADOW)
                .label("Shadow mode")
                .helpText(
                        "Only write into the event of the login what the condition would have decided, and go on as if it"
                                + " was not met.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .build();
    }
}
