package org.mfapack.it.realm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of a flow as the admin console shows it: an execution, or a sub-flow with steps of its own. */
public record Step(
        String requirement, String authenticator, String alias, Map<String, String> config, List<Step> steps) {

    public static Step required(String authenticator) {
        return execution("REQUIRED", authenticator);
    }

    public static Step alternative(String authenticator) {
        return execution("ALTERNATIVE", authenticator);
    }

    public static Step disabled(String authenticator) {
        return execution("DISABLED", authenticator);
    }

    /** A sub-flow that must succeed. */
    public static Step all(String alias, Step... steps) {
        return flow("REQUIRED", alias, steps);
    }

    /** A sub-flow that is one of several ways. */
    public static Step way(String alias, Step... steps) {
        return flow("ALTERNATIVE", alias, steps);
    }

    /** A sub-flow that runs when the conditions in it hold. */
    public static Step conditional(String alias, Step... steps) {
        return flow("CONDITIONAL", alias, steps);
    }

    /** A level of authentication: what must run for this {@code acr}, and how long it is remembered. */
    public static Step level(int level, Duration maxAge, Step... steps) {
        Step condition = required("conditional-level-of-authentication")
                .with("loa-condition-level", Integer.toString(level))
                .with("loa-max-age", Long.toString(maxAge.toSeconds()));
        return flow("CONDITIONAL", "level " + level, prepend(condition, steps));
    }

    /** The same execution with one more entry in its configuration. */
    public Step with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(config);
        more.put(key, value);
        return new Step(requirement, authenticator, alias, more, steps);
    }

    boolean isFlow() {
        return alias != null;
    }

    private static Step execution(String requirement, String authenticator) {
        return new Step(requirement, authenticator, null, Map.of(), List.of());
    }

    private static Step flow(String requirement, String alias, Step... steps) {
        return new Step(requirement, null, alias, Map.of(), List.of(steps));
    }

    private static Step[] prepend(Step first, Step... rest) {
        Step[] all = new Step[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
