package org.mfapack.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.upstream.UpstreamLogin;

/**
 * What an identity provider has to tell to be believed that it asked for more than one factor (SPEC U2).
 *
 * @param methods sets of {@code amr} values; each set that was used as a whole is a proof
 * @param levels {@code acr} values or SAML AuthnContext classes, each of which is a proof
 * @param maxAge how old the proof may be; absent if it does not matter
 * @param providers the only ones that are believed; empty if all are
 */
record UpstreamProof(List<Set<String>> methods, Set<String> levels, Optional<Duration> maxAge, Set<String> providers) {

    static final String AMR = "mfa-upstream-amr";
    static final String ACR = "mfa-upstream-acr";
    static final String MAX_AGE = "mfa-upstream-max-age";
    static final String PROVIDERS = "mfa-upstream-providers";

    private static final String DEFAULT_METHOD = "mfa";
    private static final Pattern AND = Pattern.compile("\\+");
    private static final int MAX_MAX_AGE = (int) Duration.ofDays(365).toSeconds();

    static UpstreamProof of(Options options) {
        return new UpstreamProof(
                methods(options),
                Set.copyOf(options.list(ACR)),
                // Of a number that cannot be read the nearest safe one is the smallest (SPEC O4).
                options.has(MAX_AGE)
                        ? Optional.of(Duration.ofSeconds(options.number(MAX_AGE, 1, MAX_MAX_AGE, 1)))
                        : Optional.empty(),
                Set.copyOf(options.list(PROVIDERS)));
    }

    private static List<Set<String>> methods(Options options) {
        List<Set<String>> methods = new ArrayList<>();
        for (String value : options.list(AMR)) {
            Set<String> all = AND.splitAsStream(value)
                    .map(String::strip)
                    .filter(method -> !method.isEmpty())
                    .collect(Collectors.toSet());
            if (all.isEmpty()) {
                options.find(new Finding(AMR, value, "nothing", "Name at least one amr value, for instance pwd+otp."));
            } else {
                methods.add(all);
            }
        }
        return options.has(AMR) ? List.copyOf(methods) : List.of(Set.of(DEFAULT_METHOD));
    }

    /**
     * Whether the proof is missing.
     *
     * @param requestedMaxAge the application's own limit, which is added to that of the options (SPEC B4)
     */
    Answer isMissing(Optional<UpstreamLogin> upstream, Instant now, Optional<Duration> requestedMaxAge) {
        if (upstream.isEmpty()) {
            return Answer.unknown("no_provider");
        }
        UpstreamLogin login = upstream.get();
        String fact = login.provider() + ":";
        if (!providers.isEmpty() && !providers.contains(login.provider())) {
            return Answer.of(true, fact + "not_believed");
        }
        if (login.amr().isEmpty() && login.acr().isEmpty()) {
            return Answer.unknown(fact + "tells_nothing");
        }
        if (!isProvenBy(login)) {
            return Answer.of(true, fact + "no_mfa");
        }
        Optional<Duration> limit =
                Stream.of(maxAge, requestedMaxAge).flatMap(Optional::stream).min(Duration::compareTo);
        if (limit.isPresent() && login.authTime().isEmpty()) {
            return Answer.unknown(fact + "no_auth_time");
        }
        if (limit.isPresent() && login.authTime().get().plus(limit.get()).isBefore(now)) {
            return Answer.of(true, fact + "too_old");
        }
        return Answer.of(false, fact + "mfa");
    }

    private boolean isProvenBy(UpstreamLogin login) {
        return methods.stream().anyMatch(login.amr()::containsAll)
                || login.acr().filter(levels::contains).isPresent();
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(AMR)
                .label("Proof by amr")
                .helpText(
                        "Values of the claim \"amr\" in the provider's ID token, each of which proves a second factor."
                                + " Join with \"+\" what must come together, for instance pwd+otp.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .defaultValue(DEFAULT_METHOD)
                .add()
                .property()
                .name(ACR)
                .label("Proof by acr or AuthnContext")
                .helpText("Values of the claim \"acr\" in the provider's ID token, or AuthnContext classes in its SAML"
                        + " assertion, each of which proves a second factor, for instance"
                        + " https://refeds.org/profile/mfa.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(MAX_AGE)
                .label("Maximum age")
                .helpText("Seconds since the provider saw the user (\"auth_time\", \"AuthnInstant\"), 1 to "
                        + MAX_MAX_AGE + "."
                        + " Older proofs do not count, and what a provider that tells no time did is unknown. Empty:"
                        + " any age.")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .add()
                .property()
                .name(PROVIDERS)
                .label("Believed providers")
                .helpText("Aliases of the identity providers whose word counts. Empty: all of them.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .build();
    }
}
