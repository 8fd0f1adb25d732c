package org.mfapack.factor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list of factors as an operator writes it: credential types, one or several to a value.
 *
 * @param factors those that it names
 * @param unknown what is no credential type of a factor; it allows nothing
 */
public record FactorList(Set<SecondFactor> factors, List<String> unknown) {

    /** Commas and blanks of the operator, and what Keycloak puts between the values of an option. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+|##");

    /** Reads the values of an option; null counts as nothing. */
    public static FactorList parse(Stream<String> values) {
        Set<SecondFactor> factors = EnumSet.noneOf(SecondFactor.class);
        List<String> unknown = new ArrayList<>();
        values.filter(value -> value != null)
                .flatMap(SEPARATORS::splitAsStream)
                .filter(name -> !name.isEmpty())
                .forEach(name ->
                        SecondFactor.ofCredentialType(name).ifPresentOrElse(factors::add, () -> unknown.add(name)));
        return new FactorList(Collections.unmodifiableSet(factors), List.copyOf(unknown));
    }

    /** Whether nothing is said, so that nothing is restricted. */
    public boolean isAbsent() {
        return factors.isEmpty() && unknown.isEmpty();
    }

    /** The factors by name, in a line. */
    public static String names(Set<SecondFactor> factors) {
        return String.join(
                ", ", factors.stream().map(SecondFactor::credentialType).toList());
    }
}
