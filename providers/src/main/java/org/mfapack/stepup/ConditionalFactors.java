package org.mfapack.stepup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticatorFactory;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.mfapack.factor.SecondFactor;

/**
 * Where a flow asks for a second factor that its user has, but only on a condition that the login can be made to meet: a
 * level of authentication, or one of the pack's own. What Keycloak's other conditions decide is left to them.
 */
final class ConditionalFactors {

    private static final String OWN_CONDITION = "mfa-condition-";

    private final RealmModel realm;
    private final Predicate<SecondFactor> has;
    private final Set<String> flows = new HashSet<>();
    private final Set<String> ways = new HashSet<>();
    private final TreeSet<Integer> levels = new TreeSet<>();

    /** @param has whether the user has a factor and may use it */
    ConditionalFactors(RealmModel realm, String topFlowId, Predicate<SecondFactor> has) {
        this.realm = realm;
        this.has = has;
        search(topFlowId, List.of(), Constants.NO_LOA);
    }

    /** Ids of the sub-flows that conditions of the pack stand before. */
    Set<String> flows() {
        return Set.copyOf(flows);
    }

    /** The lowest level at which a factor is asked for. */
    OptionalInt level() {
        return levels.isEmpty() ? OptionalInt.empty() : OptionalInt.of(levels.first());
    }

    /** Ids of the executions that are sub-flows on the way there: what Keycloak has noted of them is to be looked at anew. */
    Set<String> ways() {
        return Set.copyOf(ways);
    }

    private void search(String flowId, List<String> way, int level) {
        // an import can make a flow that leads back to itself (CU3)
        enabled(flowId)
                .filter(execution -> execution.isAuthenticatorFlow() && !way.contains(execution.getId()))
                .forEach(subFlow -> {
                    List<String> wayThere = new ArrayList<>(way);
                    wayThere.add(subFlow.getId());
                    search(subFlow.getFlowId(), wayThere, look(subFlow, wayThere, level));
                });
    }

    /** The level that has been asked for within the sub-flow. */
    private int look(AuthenticationExecutionModel subFlow, List<String> way, int level) {
        String flowId = subFlow.getFlowId();
        if (!subFlow.isConditional() || !asks(flowId, new HashSet<>())) {
            return level;
        }
        int within = Math.max(level, level(flowId));
        if (within > level) {
            levels.add(within);
            ways.addAll(way);
        }
        if (hasOwnCondition(flowId)) {
            flows.add(flowId);
            ways.addAll(way);
        }
        return within;
    }

    private boolean asks(String flowId, Set<String> seen) {
        return seen.add(flowId)
                && enabled(flowId)
                        .anyMatch(execution -> execution.isAuthenticatorFlow()
                                ? asks(execution.getFlowId(), seen)
                                : SecondFactor.ofAuthenticator(execution.getAuthenticator())
                                        .filter(factor -> !factor.isBackup() && has.test(factor))
                                        .isPresent());
    }

    private int level(String flowId) {
        return enabled(flowId)
                .filter(execution ->
                        ConditionalLoaAuthenticatorFactory.PROVIDER_ID.equals(execution.getAuthenticator()))
                .flatMap(execution ->
                        Stream.ofNullable(realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig())))
                .flatMap(config -> Stream.ofNullable(LoAUtil.getLevelFromLoaConditionConfiguration(config)))
                .max(Integer::compareTo)
                .orElse(Constants.NO_LOA);
    }

    private boolean hasOwnCondition(String flowId) {
        return enabled(flowId)
                .anyMatch(execution -> execution.getAuthenticator() != null
                        && execution.getAuthenticator().startsWith(OWN_CONDITION));
    }

    private Stream<AuthenticationExecutionModel> enabled(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId).filter(execution -> !execution.isDisabled());
    }
}
