package org.mfapack.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.times.FactorTimes;

/** The session that the login goes on in, or starts. */
public final class SessionFacts {

    /** What Keycloak's tokens say of a login without levels. */
    private static final int PLAIN_LOGIN = 1;

    private final KeycloakSession keycloak;
    private final AuthenticationSessionModel login;
    private final Instant now;
    private final Supplier<Map<String, Instant>> times;

    SessionFacts(KeycloakSession session, AuthenticationSessionModel login, UserModel user, Instant now) {
        this.keycloak = session;
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

    /** When a factor was last used in this session or login. */
    public Optional<Instant> usedAt(String credentialType) {
        return Optional.ofNullable(times.get().get(credentialType));
    }

    /** Whether the user has proven a factor since the application sent them here. Changes while a request is dealt with. */
    public boolean isUsedInThisLogin(String credentialType) {
        return FactorTimes.usedIn(login).contains(credentialType);
    }

    /** The level of authentication that the login has reached so far; -1 if none. Changes like the above. */
    public int level() {
        return new AcrStore(keycloak, login).getLevelOfAuthenticationFromCurrentAuthentication();
    }

    /** The lowest level that the realm's browser flow knows. */
    public int lowestLevel() {
        return LoAUtil.getLoaMaxAgesConfiguredInRealmFlow(
                        login.getRealm(),
                        AuthenticationFlowResolver.resolveBrowserFlow(login).getId())
                .keySet()
                .stream()
                .min(Integer::compareTo)
                .orElse(PLAIN_LOGIN);
    }
}
