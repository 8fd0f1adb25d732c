package org.mfapack.stepup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of {@code mfa-amr-mapper}.
 *
 * @param strict whether {@code mfa} takes factors of two categories
 * @param upstream whether values of an identity provider are told of
 */
record AmrOptions(boolean strict, boolean upstream) {

    /** Where the claim goes; all of them if nothing is set. */
    static final List<String> TOKENS = List.of(
            OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN,
            OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN,
            OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO,
            OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION);

    static final String STRICT = "mfa-strict";
    static final String UPSTREAM = "mfa-upstream";

    private static final String PREFIX = "mfa-";
    private static final Set<String> BOOLEANS = Set.of("", "true", "false");

    static AmrOptions of(Map<String, String> config) {
        String strict = config.get(STRICT);
        return new AmrOptions(
                // An import is not checked; what cannot be read means the rule that claims less.
                !(strict == null || strict.isBlank() || strict.equals("false")), "true".equals(config.get(UPSTREAM)));
    }

    /** Refuses what cannot be meant (SPEC O4); {@code config} may be null. */
    static void check(Map<String, String> config) throws ProtocolMapperConfigException {
        if (config == null) {
            return;
        }
        List<String> known = Stream.concat(
                        Stream.of(STRICT, UPSTREAM, OIDCAttributeMapperHelper.INCLUDE_IN_LIGHTWEIGHT_ACCESS_TOKEN),
                        TOKENS.stream())
                .toList();
        for (Map.Entry<String, String> option : config.entrySet()) {
            String key = option.getKey();
            if (key.startsWith(PREFIX) && !known.contains(key)) {
                throw refusal("There is no option " + key + ".");
            }
            if (known.contains(key) && option.getValue() != null && !BOOLEANS.contains(option.getValue())) {
                throw refusal("Option " + key + " is either true or false.");
            }
        }
    }

    static List<ProviderConfigProperty> properties() {
        return List.of(
                property(
                        STRICT,
                        "Strict",
                        "The value mfa takes factors of two categories (something known, had, inherent) instead of"
                                + " any two different factors."),
                property(
                        UPSTREAM,
                        "Values of identity providers",
                        "Whether the methods that an identity provider says it used are told as well. Only for"
                                + " providers that are trusted with it."));
    }

    private static ProtocolMapperConfigException refusal(String message) {
        return new ProtocolMapperConfigException(message, message);
    }

    private static ProviderConfigProperty property(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.BOOLEAN_TYPE, "false");
    }
}
