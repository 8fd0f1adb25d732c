package org.mfapack.condition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Options;

/** Condition {@code mfa-condition-upstream}: the identity provider did not prove a second factor (SPEC U2). */
public final class UpstreamConditionFactory extends SteadyConditionFactory {

    public UpstreamConditionFactory() {
        super("upstream", false);
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return UpstreamProof.properties();
    }

    @Override
    protected Question question(Options options) {
        UpstreamProof proof = UpstreamProof.of(options);
        return facts -> {
            Optional<Duration> requested = facts.requested().maxAge().stream()
                    .mapToObj(Duration::ofSeconds)
                    .findFirst();
            return proof.isMissing(facts.upstream(), facts.now(), requested);
        };
    }

    @Override
    public String getDisplayType() {
        return "Condition - no MFA upstream";
    }

    @Override
    public String getHelpText() {
        return "For post-broker-login flows: met when the identity provider did NOT prove that it asked for a second factor,"
                + " so that the sub-flow asks for one here. Logins without an identity provider, and providers that do not"
                + " tell, are unknown and by default asked.";
    }
}
