package org.mfapack.condition;

import java.util.List;
import java.util.StringJoiner;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;
import org.mfapack.facts.UserFacts;

/**
 * Condition {@code mfa-condition-factor}: the user has a second factor. One that cannot be used just now counts, too: else
 * an outage of the gateway, or wrong codes by somebody else, would open a flow to the password alone.
 */
public final class FactorConditionFactory extends SteadyConditionFactory {

    static final String FACTORS = "mfa-factor-types";

    public FactorConditionFactory() {
        super("factor", true);
    }

    @Override
    public String getDisplayType() {
        return "Condition - has second factor";
    }

    @Override
    public String getHelpText() {
        return "Met when the user has a second factor, whether or not it can be used just now. A verified e-mail address is"
                + " one where the realm lets it count.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return List.of(FactorTypes.property(
                FACTORS, "Factors", "One of these is enough. None chosen means any but recovery codes."));
    }

    @Override
    protected Question question(Options options) {
        FactorTypes types = FactorTypes.of(options, FACTORS);
        return facts -> facts.user().map(user -> ask(user, types)).orElse(Answer.unknown("no_user"));
    }

    private static Answer ask(UserFacts user, FactorTypes types) {
        List<SecondFactor> enrolled = user.enrolledFactors();
        String fact = names(enrolled);
        return types.isAbsent()
                ? Answer.of(enrolled.stream().anyMatch(factor -> !factor.isBackup()), fact)
                : types.among(enrolled, fact);
    }

    /** {@code otp,mfa-sms}, or {@code none}. */
    static String names(List<SecondFactor> factors) {
        StringJoiner names = new StringJoiner(",").setEmptyValue("none");
        for (SecondFactor factor : factors) {
            names.add(factor.credentialType());
        }
        return names.toString();
    }
}
