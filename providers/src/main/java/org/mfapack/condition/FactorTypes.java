package org.mfapack.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;

/**
 * Kinds of second factor as an operator chooses them.
 *
 * @param types none if nothing was chosen
 * @param readable whether each name could be understood
 */
record FactorTypes(Set<SecondFactor> types, boolean readable) {

    static FactorTypes of(Options options, String key) {
        Set<SecondFactor> types = EnumSet.noneOf(SecondFactor.class);
        List<String> wrong = new ArrayList<>();
        for (String name : options.list(key)) {
            SecondFactor.ofCredentialType(name).ifPresentOrElse(types::add, () -> wrong.add(name));
        }
        wrong.forEach(name -> options.find(new Finding(
                key,
                name,
                "unknown, unless another factor matches",
                "Use in " + key + " only: " + String.join(", ", names()) + ".")));
        return new FactorTypes(types, wrong.isEmpty());
    }

    static ProviderConfigProperty property(String key, String label, String help) {
        ProviderConfigProperty property =
                new ProviderConfigProperty(key, label, help, ProviderConfigProperty.MULTIVALUED_LIST_TYPE, null);
        property.setOptions(names());
        return property;
    }

    boolean isAbsent() {
        return types.isEmpty() && readable;
    }

    /** Unknown if none is among the types that could be read, and others were meant. */
    Answer among(List<SecondFactor> found, String fact) {
        boolean any = !Collections.disjoint(types, found);
        return new Answer(any || readable ? Optional.of(any) : Optional.empty(), fact);
    }

    private static List<String> names() {
        return Arrays.stream(SecondFactor.values())
                .map(SecondFactor::credentialType)
                .toList();
    }
}
