package org.mfapack.browser;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.mfapack.factor.SecondFactor;

/** Which second factors a sub-flow asks for: only these, remembered, can stand in for it (SPEC B6). */
final class FlowFactors {

    private static final Set<String> WITHOUT_A_PROOF =
            Set.of(RememberedBrowserAuthenticatorFactory.PROVIDER_ID, "mfa-enforce");

    private final KeycloakSession session;
    private final RealmModel realm;

    FlowFactors(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Whether factors are enough for a sub-flow: all that it requires, or one of its alternatives. What is no second factor,
     * a password for instance, nothing remembered is enough for.
     *
     * @return empty if the sub-flow asks for nothing that could be remembered
     */
    Optional<Boolean> areCovered(String flowId, Set<SecondFactor> remembered) {
        List<AuthenticationExecutionModel> executions = realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .toList();
        List<Boolean> required =
                covered(executions.stream().filter(execution -> !execution.isAlternative()), remembered);
        if (!required.isEmpty()) {
            return Optional.of(required.stream().allMatch(Boolean::booleanValue));
        }
        List<Boolean> alternatives =
                covered(executions.stream().filter(AuthenticationExecutionModel::isAlternative), remembered);
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(alternatives.stream().anyMatch(Boolean::booleanValue));
    }

    private List<Boolean> covered(Stream<AuthenticationExecutionModel> executions, Set<SecondFactor> remembered) {
        return executions
                .flatMap(execution -> isCovered(execution, remembered).stream())
                .toList();
    }

    private Optional<Boolean> isCovered(AuthenticationExecutionModel execution, Set<SecondFactor> remembered) {
        if (execution.isAuthenticatorFlow()) {
            return areCovered(execution.getFlowId(), remembered);
        }
        String authenticator = execution.getAuthenticator();
        if (WITHOUT_A_PROOF.contains(authenticator) || isCondition(authenticator)) {
            return Optional.empty();
        }
        return Optional.of(SecondFactor.ofAuthenticator(authenticator)
                .filter(remembered::contains)
                .isPresent());
    }

    private boolean isCondition(String authenticator) {
        AuthenticatorFactory factory = (AuthenticatorFactory)
                session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, authenticator);
        return factory instanceof ConditionalAuthenticatorFactory;
    }
}
