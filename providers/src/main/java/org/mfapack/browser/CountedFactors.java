package org.mfapack.browser;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.factor.FactorList;

/**
 * Which remembered factors count at one place of a flow: option {@code mfa-remembered-factors}.
 *
 * @param only empty if all that the sub-flow asks for count; a list that names no factor counts none (SPEC O4)
 */
record CountedFactors(Optional<FactorList> only, List<Finding> findings) {

    static final String OPTION = "mfa-remembered-factors";

    /** @param config may be null */
    static CountedFactors of(Map<String, String> config) {
        return of(new Options(config));
    }

    static CountedFactors of(Options options) {
        Optional<FactorList> only = options.text(OPTION)
                .map(text -> FactorList.parse(Stream.of(text)))
                .filter(list -> !list.isAbsent());
        only.filter(list -> !list.unknown().isEmpty())
                .ifPresent(list -> options.find(new Finding(
                        OPTION,
                        String.join(", ", list.unknown()),
                        list.factors().isEmpty() ? "no factor" : FactorList.names(list.factors()),
                        "Set " + OPTION + " to credential types of second factors, for instance otp, mfa-sms.")));
        return new CountedFactors(only, options.findings());
    }

    /** What the console shows. */
    static List<ProviderConfigProperty> properties() {
        return List.of(new ProviderConfigProperty(
                OPTION,
                "Remembered factors",
                "Which factors count when they are remembered: credential types, separated by commas, for example otp,"
                        + " webauthn, mfa-sms, mfa-email. Empty: those that this sub-flow asks for.",
                ProviderConfigProperty.STRING_TYPE,
                null));
    }
}
