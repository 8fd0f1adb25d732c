package org.mfapack.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.stepup.FactorTimes;

/** The session that the login goes on in, or starts. */
public final class SessionFacts {

    private final AuthenticationSessionModel login;
    private final Instant now;
    private final Supplier<Map<String, Instant>> times;

    SessionFacts(KeycloakSession session, AuthenticationSessionModel login, UserModel user, Instant now) {
        this.login = login;
        this.now = now;
        this.times = Lazy.of(() -> FactorTimes.of(session, login, user).all());
    }

    /** Whether the cookie of a live session let the user in, rather than a first factor. */
    public boolean isSso() {
        return AuthenticatorUtil.isSSOAuthentication(login);
    }

    /**
     * How long ago a factor was used in this session or login.
     *
     * @param credentialType {@code password}, {@code otp}, {@code mfa-sms}, ...
     */
    public Optional<Duration> age(String credentialType) {
        return Optional.ofNullable(times.get().get(credentialType)).map(time -> Duration.between(time, now));
    }

    /** When each factor was last used in this session or login, by credential type. */
    public Map<String, Instant> factorTimes() {
        return times.get();
    }
}
