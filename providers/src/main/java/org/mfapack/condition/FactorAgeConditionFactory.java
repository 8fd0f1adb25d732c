package org.mfapack.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;
import org.mfapack.facts.Freshness;
import org.mfapack.facts.LoginFacts;

/**
 * Condition {@code mfa-condition-factor-age}: a factor was not used in this session, or longer ago than the operator or the
 * application allows (SPEC B4, CU5, CU7).
 */
public final class FactorAgeConditionFactory extends SteadyConditionFactory {

    static final String FACTORS = "mfa-factor-age-factors";
    static final String MAX = "mfa-factor-age-max";

    private static final int MAX_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private static final List<String> SECOND_FACTORS = Arrays.stream(SecondFactor.values())
            .map(SecondFactor::credentialType)
            .toList();
    private static final List<String> ALL_FACTORS = Stream.concat(
                    Stream.of(PasswordCredentialModel.TYPE), SECOND_FACTORS.stream())
            .toList();

    public FactorAgeConditionFactory() {
        super("factor-age", true);
    }

    @Override
    public String getDisplayType() {
        return "Condition - time since last use of a factor";
    }

    @Override
    public String getHelpText() {
        return "Met when none of the factors was used in this session recently enough, for the application (max_age,"
                + " prompt=login, ForceAuthn) or for the option below. Put it behind a sub-flow with the cookie.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(FACTORS)
                .label("Factors")
                .helpText("Any one of these will do. None named: any second factor.")
                .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
                .options(ALL_FACTORS)
                .add()
                .property()
                .name(MAX)
                .label("Maximum age")
                .helpText("Seconds that the use of a factor lasts, 1 to " + MAX_SECONDS
                        + ". Empty: as long as the session.")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .add()
                .build();
    }

    @Override
    protected Question question(Options options) {
        List<String> named = options.list(FACTORS);
        List<String> wrong =
                named.stream().filter(name -> !ALL_FACTORS.contains(name)).toList();
        wrong.forEach(name -> options.find(new Finding(
                FACTORS, name, "\"when unknown\"", "Use only these names: " + String.join(", ", ALL_FACTORS) + ".")));
        Optional<Duration> lifetime = options.has(MAX)
                ? Optional.of(Duration.ofSeconds(options.number(MAX, 1, MAX_SECONDS, 1)))
                : Optional.empty();
        List<String> factors = named.isEmpty() ? SECOND_FACTORS : named;
        return wrong.isEmpty() ? facts -> answer(facts, factors, lifetime) : facts -> Answer.unknown("options");
    }

    private static Answer answer(LoginFacts facts, List<String> factors, Optional<Duration> lifetime) {
        return Answer.of(Freshness.of(facts).mustBeAsked(factors, lifetime), told(facts, factors));
    }

    private static String told(LoginFacts facts, List<String> factors) {
        return factors.stream()
                .flatMap(factor -> facts.session().usedAt(factor).stream())
                .max(Comparator.naturalOrder())
                .map(used -> age(used, facts.now()))
                .orElse("never");
    }

    private static String age(Instant used, Instant now) {
        return Math.max(0, Duration.between(used, now).toSeconds()) + "s";
    }
}
