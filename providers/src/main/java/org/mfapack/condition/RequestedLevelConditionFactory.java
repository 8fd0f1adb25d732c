package org.mfapack.condition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

/** Condition {@code mfa-condition-requested-level}: the application asks for a level of authentication, or a higher one. */
public final class RequestedLevelConditionFactory extends MfaConditionFactory {

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
    protected Question question(KeycloakSession session, Options options) {
        Optional<Integer> least = level(session, options);
        if (least.isEmpty()) {
            options.find(new Finding(
                    LEVEL,
                    options.text(LEVEL).orElse(""),
                    "unknown",
                    "Set " + LEVEL + " to a number, or to a name in the realm's ACR to LoA mapping."));
            return facts -> Answer.unknown("bad_level");
        }
        return facts -> {
            int level = facts.requested().level();
            return Answer.of(level >= least.get(), level < 0 ? "none" : Integer.toString(level));
        };
    }

    private static Optional<Integer> level(KeycloakSession session, Options options) {
        return options.text(LEVEL)
                .flatMap(text -> NUMBER.matcher(text).matches()
                        ? Optional.of(Integer.valueOf(text))
                        : Optional.ofNullable(
                                AcrUtils.getAcrLoaMap(session.getContext().getRealm())
                                        .get(text)));
    }
}
