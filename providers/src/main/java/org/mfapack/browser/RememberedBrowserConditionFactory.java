package org.mfapack.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.browser.RememberedBrowserModel.Memory;
import org.mfapack.condition.Answer;
import org.mfapack.condition.MfaConditionFactory;
import org.mfapack.condition.Question;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;
import org.mfapack.facts.Freshness;

/**
 * Condition {@code mfa-condition-remembered-browser}: met unless the browser is remembered, so that a sub-flow of a condition
 * and second factors asks as it should without any option (SPEC B6). The level of the login is not raised (NIST 5.1).
 */
public final class RememberedBrowserConditionFactory extends MfaConditionFactory {

    public RememberedBrowserConditionFactory() {
        super("remembered-browser", true);
    }

    @Override
    public String getDisplayType() {
        return "Condition - unless remembered browser";
    }

    @Override
    public String getHelpText() {
        return "Met unless the user lets this browser be remembered for the second factors of the sub-flow. Put it into a"
                + " conditional sub-flow together with them.";
    }

    /** The credential type: the account console lists the types that some flow uses (keycloak-internals 0.1). */
    @Override
    public String getReferenceCategory() {
        return RememberedBrowserModel.TYPE;
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return CountedFactors.properties();
    }

    @Override
    protected Question question(KeycloakSession session, Options options) {
        CountedFactors.of(options);
        return facts -> Answer.unknown("no_flow");
    }

    @Override
    protected Question question(AuthenticationFlowContext context, Options options) {
        CountedFactors counted = CountedFactors.of(options);
        UserModel user = context.getUser();
        if (user == null) {
            return facts -> Answer.unknown("no_user");
        }
        BrowserMemory memory = BrowserMemory.consult(context.getSession(), context.getAuthenticationSession(), user);
        return facts -> {
            if (Freshness.of(facts).isHigherLevelRequested()) {
                return Answer.of(true, "level_requested");
            }
            Map<SecondFactor, Memory> standIns = memory.standIns(context, counted.only());
            return standIns.isEmpty() ? Answer.of(true, "not_remembered") : Answer.of(false, names(standIns));
        };
    }

    private static String names(Map<SecondFactor, Memory> standIns) {
        return standIns.keySet().stream()
                .map(SecondFactor::credentialType)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
