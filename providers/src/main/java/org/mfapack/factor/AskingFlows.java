package org.mfapack.factor;

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
                .filter(flow -> realm.getAuthenticationExecutionsStream(flow.getId())
                        .anyMatch(execution ->
                                execution.isEnabled() && factor.authenticator().equals(execution.getAuthenticator())))
                .anyMatch(flow -> isIn(flow, among));
    }

    private boolean isIn(AuthenticationFlowModel flow, Predicate<AuthenticationFlowModel> among) {
        if (flow.isTopLevel()) {
            return among.test(flow);
        }
        AuthenticationExecutionModel place = realm.getAuthenticationExecutionByFlowId(flow.getId());
        AuthenticationFlowModel parent = place == null ? null : realm.getAuthenticationFlowById(place.getParentFlow());
        return place != null && place.isEnabled() && parent != null && isIn(parent, among);
    }
}
