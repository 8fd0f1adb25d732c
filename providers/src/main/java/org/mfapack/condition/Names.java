package org.mfapack.condition;

import java.util.List;
import java.util.Locale;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

/**
 * A list of names of which each may end in {@code *}.
 *
 * @param names in lower case if case does not matter
 * @param readable whether each could be understood
 */
record Names(List<String> names, boolean anyCase, boolean readable) {

    private static final String ANYTHING = "*";

    static Names of(Options options, String key, boolean anyCase) {
        List<String> all = options.list(key);
        List<String> good = all.stream()
                .filter(name -> !name.substring(0, name.length() - 1).contains(ANYTHING))
                .toList();
        all.stream()
                .filter(name -> !good.contains(name))
                .forEach(name -> options.find(new Finding(
                        key,
                        name,
                        "unknown, unless another name matches",
                        "Write * in " + key + " only at the end of a name.")));
        return new Names(good.stream().map(name -> folded(name, anyCase)).toList(), anyCase, good.size() == all.size());
    }

    boolean isAbsent() {
        return names.isEmpty() && readable;
    }

    boolean contain(String wanted) {
        String name = folded(wanted, anyCase);
        for (String pattern : names) {
            if (pattern.endsWith(ANYTHING)
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    private static String folded(String name, boolean anyCase) {
        return anyCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
