package org.mfapack.factor;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** The flows of a realm, as far as they ask for factors. Reads nothing but what Keycloak caches of the realm. */
public final class AskingFlows {

    private final RealmModel realm;

    public AskingFlows(RealmModel realm) {
        this.realm = realm;
    }

    /** Whether any of them asks for the factor. */
    public boolean ask(SecondFactor factor) {
        return ask(factor, any -> true);
    }

    /** Whether any does by which users sign in; that for a forgotten password keeps nobody out who knows it. */
    public boolean askAtLogin(SecondFactor factor) {
        AuthenticationFlowModel forgotten = realm.getResetCredentialsFlow();
        return ask(factor, flow -> forgotten == null || !flow.getId().equals(forgotten.getId()));
    }

    private boolean ask(SecondFactor factor, Predicate<AuthenticationFlowModel> among) {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .filter(among)
                .anyMatch(flow -> asks(flow.getId(), factor, new HashSet<>()));
    }

    /** @param seen since an import can make a flow that leads back to itself (CU3) */
    private boolean asks(String flowId, SecondFactor factor, Set<String> seen) {
        return seen.add(flowId)
                && realm.getAuthenticationExecutionsStream(flowId)
                        .filter(AuthenticationExecutionModel::isEnabled)
                        .anyMatch(execution -> execution.isAuthenticatorFlow()
                                ? asks(execution.getFlowId(), factor, seen)
                                : factor.authenticator().equals(execution.getAuthenticator()));
    }
}
