package org.mfapack.condition;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.upstream.UpstreamLogin;

/** Condition {@code mfa-condition-identity-provider}: the login came by an identity provider, or one of some (SPEC K2). */
public final class IdentityProviderConditionFactory extends MfaConditionFactory {

    private static final String PROVIDERS = "mfa-identity-providers";

    public IdentityProviderConditionFactory() {
        super("identity-provider", false);
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PROVIDERS)
                .label("Identity providers")
                .helpText("Aliases. Empty: any identity provider.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .build();
    }

    @Override
    protected Question question(KeycloakSession session, Options options) {
        List<String> wanted = options.list(PROVIDERS);
        List<String> missing = wanted.stream()
                .filter(alias -> session.identityProviders().getByAlias(alias) == null)
                .toList();
        missing.forEach(alias -> options.find(new Finding(
                PROVIDERS, alias, "unknown", "Name an identity provider of this realm by its alias, or remove it.")));
        return facts -> {
            Optional<String> provider = facts.upstream().map(UpstreamLogin::provider);
            if (provider.filter(it -> wanted.isEmpty() || wanted.contains(it)).isPresent()) {
                return Answer.of(true, provider.get());
            }
            // Whoever misspelt an alias meant another question.
            return missing.isEmpty()
                    ? Answer.of(false, provider.orElse("none"))
                    : Answer.unknown("no_such_provider:" + missing.get(0));
        };
    }

    @Override
    public String getDisplayType() {
        return "Condition - identity provider";
    }

    @Override
    public String getHelpText() {
        return "Met when this login, or the session that it goes on in, came by one of these identity providers.";
    }
}
