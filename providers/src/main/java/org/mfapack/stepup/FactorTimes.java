package org.mfapack.stepup;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.factor.SecondFactor;

/** When each factor of a session was last used (SPEC B4, S3). */
public final class FactorTimes {

    private final Map<String, Instant> times;

    private FactorTimes(Map<String, Instant> times) {
        this.times = times;
    }

    /** Of the login that is going on and the session it belongs to, if that is of the same user. */
    public static FactorTimes of(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        Map<String, Instant> times = new HashMap<>();
        AuthenticatorUtils.parseCompletedExecutions(login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED))
                .forEach((execution, time) -> factor(login.getRealm(), execution)
                        .ifPresent(type -> times.merge(
                                type, Instant.ofEpochSecond(time), (one, other) -> one.isAfter(other) ? one : other)));
        return new FactorTimes(times);
    }

    /** By credential type. */
    public Map<String, Instant> all() {
        return Map.copyOf(times);
    }

    private static Optional<String> factor(RealmModel realm, String executionId) {
        AuthenticationExecutionModel execution = realm.getAuthenticationExecutionById(executionId);
        return Optional.ofNullable(execution)
                .flatMap(found -> SecondFactor.ofAuthenticator(found.getAuthenticator()))
                .map(SecondFactor::credentialType);
    }
}
