package org.mfapack.condition;

import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;

/**
 * Condition {@code mfa-condition-preference}: the user's own choice (SPEC K2, Curity's opt-in). The choice is what the user
 * has set up, and which of it comes first; what the realm lets count by itself, and backups, are none.
 */
public final class PreferenceConditionFactory extends SteadyConditionFactory {

    static final String PREFERRED = "mfa-preference-factors";

    public PreferenceConditionFactory() {
        super("preference", true);
    }

    @Override
    public String getDisplayType() {
        return "Condition - user's own choice";
    }

    @Override
    public String getHelpText() {
        return "Met when the user has opted in, that is, has set up a second factor; or prefers one of the given factors,"
                + " that is, has it first in the list of factors. A verified e-mail address that counts by itself, and"
                + " recovery codes, are no choice.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return List.of(
                FactorTypes.property(
                        PREFERRED,
                        "Preferred factor",
                        "Met only if the factor that the user prefers is one of these. None chosen means: any user who has opted in."));
    }

    @Override
    protected Question question(Options options) {
        FactorTypes types = FactorTypes.of(options, PREFERRED);
        return facts -> facts.user()
                .map(user -> types.isAbsent() ? optedIn(user.factors()) : prefers(user.factors(), types))
                .orElse(Answer.unknown("no_user"));
    }

    private static Answer optedIn(SecondFactors factors) {
        List<SecondFactor> chosen = chosen(factors);
        return Answer.of(!chosen.isEmpty(), FactorConditionFactory.names(chosen));
    }

    private static Answer prefers(SecondFactors factors, FactorTypes types) {
        return factors.preferred()
                .filter(factor -> isChosen(factors, factor))
                .map(factor -> types.among(List.of(factor), factor.credentialType()))
                .orElseGet(() -> chosen(factors).isEmpty() ? Answer.of(false, "none") : Answer.unknown("unusable"));
    }

    private static List<SecondFactor> chosen(SecondFactors factors) {
        return Arrays.stream(SecondFactor.values())
                .filter(factor -> isChosen(factors, factor))
                .toList();
    }

    private static boolean isChosen(SecondFactors factors, SecondFactor factor) {
        return !factor.isBackup() && factors.isStored(factor);
    }
}
