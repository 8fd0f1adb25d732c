package org.mfapack.admin;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.mfapack.config.Finding;

/**
 * Flows that lead back to themselves (CU3): the console cannot draw them, but an import can. Keycloak refuses every login of
 * one with an error that says nothing.
 */
final class FlowCycles {

    private final RealmModel realm;

    FlowCycles(RealmModel realm) {
        this.realm = realm;
    }

    /** Each place at which such a flow could be cut. */
    Stream<CheckResource.Item> findings() {
        return realm.getAuthenticationFlowsStream().flatMap(flow -> subFlows(flow.getId())
                .filter(execution -> leadsTo(flow.getId(), execution.getFlowId(), new HashSet<>()))
                .map(execution -> item(flow, execution)));
    }

    private boolean leadsTo(String wanted, String flowId, Set<String> seen) {
        return wanted.equals(flowId)
                || (seen.add(flowId)
                        && subFlows(flowId).anyMatch(execution -> leadsTo(wanted, execution.getFlowId(), seen)));
    }

    private Stream<AuthenticationExecutionModel> subFlows(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> execution.isAuthenticatorFlow() && !execution.isDisabled());
    }

    private CheckResource.Item item(AuthenticationFlowModel flow, AuthenticationExecutionModel execution) {
        String alias = realm.getAuthenticationFlowById(execution.getFlowId()).getAlias();
        return new CheckResource.Item(
                flow.getAlias(),
                "flow",
                execution.getId(),
                new Finding(
                        "flowAlias",
                        alias,
                        "no login of a flow with it",
                        "Take the sub-flow " + alias + " out of " + flow.getAlias() + ", to which it leads back."));
    }
}
