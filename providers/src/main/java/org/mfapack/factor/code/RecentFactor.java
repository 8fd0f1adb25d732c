package org.mfapack.factor.code;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.factor.SecondFactor;
import org.mfapack.times.FactorTimes;

/** Which second factors a login has asked for, and which it could ask for. */
final class RecentFactor {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;

    RecentFactor(KeycloakSession session, AuthenticationSessionModel login) {
        this.session = session;
        this.realm = login.getRealm();
        this.login = login;
    }

    /** Whether one was used in this login, or in its session within so many seconds; one of a remembered browser was not. */
    boolean isWithin(int seconds) {
        Instant since = Instant.ofEpochSecond(Time.currentTimeSeconds() - seconds);
        return FactorTimes.isSecondFactorUsedIn(login)
                || FactorTimes.of(session, login, login.getAuthenticatedUser()).all().entrySet().stream()
                        .anyMatch(used ->
                                SecondFactor.ofCredentialType(used.getKey()).isPresent()
                                        && !used.getValue().isBefore(since));
    }

    /** Those of the given that the browser flow has an execution for: the realm never asks for others. */
    List<SecondFactor> askedAmong(List<SecondFactor> factors) {
        Set<String> asked = executions(
                        AuthenticationFlowResolver.resolveBrowserFlow(login).getId(), new HashSet<>())
                .map(AuthenticationExecutionModel::getAuthenticator)
                .collect(Collectors.toSet());
        return factors.stream()
                .filter(factor -> asked.contains(factor.authenticator()))
                .toList();
    }

    /** An import can make a flow that leads back to itself (CU3). */
    private Stream<AuthenticationExecutionModel> executions(String flowId, Set<String> seen) {
        return !seen.add(flowId)
                ? Stream.empty()
                : realm.getAuthenticationExecutionsStream(flowId)
                        .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
                        .flatMap(execution -> execution.isAuthenticatorFlow()
                                ? executions(execution.getFlowId(), seen)
                                : Stream.of(execution));
    }
}
