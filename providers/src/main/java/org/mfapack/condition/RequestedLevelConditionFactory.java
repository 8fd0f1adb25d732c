package org.mfapack.condition;

import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;

/** Condition {@code mfa-condition-requested-level}: the application asks for a level of authentication, or a higher one. */
public final class RequestedLevelConditionFactory extends SteadyConditionFactory {

    static final String LEVEL = "mfa-requested-level";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    public RequestedLevelConditionFactory() {
        super("requested-level", false);
    }

    @Override
    public String getDisplayType() {
        return "Condition - requested level";
    }

    @Override
    public String getHelpText() {
        return "Met when the application asks for at least the given level of authentication (acr_values, claims, SAML"
                + " RequestedAuthnContext). It does not put the level into the token: Keycloak's \"Condition - level of"
                + " authentication\" does.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return List.of(new ProviderConfigProperty(
                LEVEL,
                "At least",
                "Number of a level, or the name that the realm's ACR to LoA mapping has for it. Not met when the application"
                        + " asks for no level.",
                ProviderConfigProperty.STRING_TYPE,
                null));
    }

    @Override
    protected Question question(Options options) {
        String text = options.text(LEVEL).orElse("");
        if (NUMBER.matcher(text).matches()) {
            int least = Integer.parseInt(text);
            return facts -> answer(facts, least);
        }
        return new AtLeastNamed(text);
    }

    private static Answer answer(LoginFacts facts, int least) {
        int level = facts.requested().level();
        return Answer.of(level >= least, level < 0 ? "none" : Integer.toString(level));
    }

    /** @param name empty if nothing is set */
    private record AtLeastNamed(String name) implements Question {

        @Override
        public Answer ask(LoginFacts facts) {
            Integer least = facts.levels().get(name);
            return least == null ? Answer.unknown("bad_level") : answer(facts, least);
        }

        @Override
        public List<Finding> findings(KeycloakSession session) {
            return AcrUtils.getAcrLoaMap(session.getContext().getRealm()).containsKey(name)
                    ? List.of()
                    : List.of(new Finding(
                            LEVEL,
                            name,
                            "unknown",
                            "Set " + LEVEL + " to a number, or to a name in the realm's ACR to LoA mapping."));
        }
    }
}
