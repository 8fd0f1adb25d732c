package org.mfapack.stepup;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mfapack.times.FactorUse;
import org.mfapack.times.PasskeyProof;

/**
 * The claim {@code amr}: the values of what was used, and {@code mfa} if that was more than one factor (SPEC S3).
 *
 * @param strict whether the two factors of {@code mfa} must be of different categories, something known, had or inherent
 *     (OWASP, NIST SP 800-63B-4 section 2.2.1); otherwise two different factors will do
 */
record Amr(boolean strict) {

    static final String MFA = "mfa";

    /**
     * The values, each once.
     *
     * @param uses by credential type; those that still count
     * @param upstream what an identity provider says of its own login; empty if none took part, or is not to be told of
     */
    List<String> of(Map<String, FactorUse> uses, Collection<String> upstream) {
        Set<AuthenticationMethod> methods = EnumSet.noneOf(AuthenticationMethod.class);
        Set<String> values = new TreeSet<>(upstream);
        boolean both = upstream.contains(MFA);
        for (Map.Entry<String, FactorUse> entry : new TreeMap<>(uses).entrySet()) {
            FactorUse use = entry.getValue();
            AuthenticationMethod.of(entry.getKey()).ifPresent(method -> {
                methods.add(method);
                values.addAll(method.values(use));
            });
            // What one has, unlocked by what one knows or is.
            both |= use.passkey().map(PasskeyProof::userVerified).orElse(false);
        }
        if (both || (strict ? categories(values) > 1 : methods.size() + (upstream.isEmpty() ? 0 : 1) > 1)) {
            values.add(MFA);
        }
        return List.copyOf(values);
    }

    private static long categories(Set<String> values) {
        return values.stream()
                .flatMap(value -> Category.of(value).stream())
                .distinct()
                .count();
    }
}
