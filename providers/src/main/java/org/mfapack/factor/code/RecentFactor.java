package org.mfapack.factor.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.factor.SecondFactor;

/** Which second factors a login has asked for, and which it could ask for. */
final class RecentFactor {

    private final RealmModel realm;
    private final AuthenticationSessionModel login;

    RecentFactor(AuthenticationSessionModel login) {
        this.realm = login.getRealm();
        this.login = login;
    }

    /** Whether one was used in this login, or in its session within so many seconds. */
    boolean isWithin(int seconds) {
        boolean inThisLogin = AuthenticatorUtil.getAuthnCredentials(login).stream()
                .anyMatch(type -> SecondFactor.ofCredentialType(type).isPresent());
        return inThisLogin || isCompletedSince(Time.currentTimeSeconds() - seconds);
    }

    /** Keycloak copies what the session has completed into the login that the cookie lets in. */
    private boolean isCompletedSince(long time) {
        Map<String, Integer> completed = AuthenticatorUtils.parseCompletedExecutions(
                login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED));
        return completed.entrySet().stream()
                .filter(entry -> entry.getValue() >= time)
                .map(entry -> realm.getAuthenticationExecutionById(entry.getKey()))
                .anyMatch(execution -> execution != null
                        && SecondFactor.ofAuthenticator(execution.getAuthenticator())
                                .isPresent());
    }

    /** Those of the given that the browser flow has an execution for: the realm never asks for others. */
    List<SecondFactor> askedAmong(List<SecondFactor> factors) {
        Set<String> asked = executions(
                        AuthenticationFlowResolver.resolveBrowserFlow(login).getId())
                .map(AuthenticationExecutionModel::getAuthenticator)
                .collect(Collectors.toSet());
        return factors.stream()
                .filter(factor -> asked.contains(factor.authenticator()))
                .toList();
    }

    private Stream<AuthenticationExecutionModel> executions(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
                .flatMap(execution ->
                        execution.isAuthenticatorFlow() ? executions(execution.getFlowId()) : Stream.of(execution));
    }
}
