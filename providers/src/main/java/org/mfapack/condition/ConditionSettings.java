package org.mfapack.condition;

import java.util.List;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Options;

/**
 * The options that all conditions have.
 *
 * @param negate whether it holds when its fact does not; empty if that cannot be read
 * @param whenUnknown whether it holds when its fact is not known (SPEC K4); negation does not touch that
 * @param shadow whether it is only written down what it would have decided (SPEC K5)
 */
record ConditionSettings(Optional<Boolean> negate, boolean whenUnknown, boolean shadow) {

    static final String NEGATE = "mfa-condition-negate";
    static final String UNKNOWN = "mfa-condition-unknown";
    static final String SHADOW = "mfa-condition-shadow";

    private static final String MATCH = "match";
    private static final String NO_MATCH = "no-match";

    static ConditionSettings of(Options options) {
        return new ConditionSettings(
                options.unambiguous(NEGATE, List.of(true, false), false, flag -> Boolean.toString(flag)),
                options.choice(UNKNOWN, List.of(true, false), true, holds -> holds ? MATCH : NO_MATCH),
                options.flag(SHADOW, false));
    }

    /** Without a guess at what the operator meant: the opposite may be true (SPEC O4). */
    Answer judged(Answer answer) {
        return negate.isPresent() ? answer : Answer.unknown("bad_negate");
    }

    boolean isMet(Answer answer) {
        return negate.flatMap(opposite -> answer.holds().map(holds -> !holds.equals(opposite)))
                .orElse(whenUnknown);
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
