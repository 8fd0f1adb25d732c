package org.mfapack.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.mfapack.demand.RequestedAuthentication;

/**
 * How old the factors of a session may be for the login that is going on: the one place that weighs what the operator allows
 * against what the application asks for, which is always the stronger (SPEC B4).
 */
public final class Freshness {

    private final RequestedAuthentication requested;
    private final SessionFacts session;
    private final Instant now;
    private final BooleanSupplier passwordChangeDue;

    Freshness(RequestedAuthentication requested, SessionFacts session, Instant now, BooleanSupplier passwordChangeDue) {
        this.requested = requested;
        this.session = session;
        this.now = now;
        this.passwordChangeDue = passwordChangeDue;
    }

    public static Freshness of(AuthenticationFlowContext context) {
        return of(LoginFacts.of(context));
    }

    public static Freshness of(LoginFacts facts) {
        return new Freshness(facts.requested(), facts.session(), facts.now(), () -> facts.user()
                .filter(user -> user.isPasswordChangeDue(facts.now()))
                .isPresent());
    }

    /**
     * Whether a factor must be asked for: it was not used in this login, and not recently enough before.
     *
     * @param credentialType {@code password}, {@code otp}, {@code mfa-sms}, ...
     * @param maxAgeSeconds how long it lasts unless the application wants it younger
     */
    public boolean mustBeAsked(String credentialType, int maxAgeSeconds) {
        return mustBeAsked(List.of(credentialType), Optional.of(Duration.ofSeconds(maxAgeSeconds)));
    }

    /**
     * Whether one of several factors must be asked for, of which any will do.
     *
     * @param lifetime how long they last; empty is as long as the session
     */
    public boolean mustBeAsked(Collection<String> credentialTypes, Optional<Duration> lifetime) {
        return credentialTypes.stream().noneMatch(type -> isFresh(type, lifetime));
    }

    /**
     * Whether a use of a factor at that time, in whatever session, counts in this login. None does before a password is
     * changed, which is to be done by the user and no one else (SPEC S6).
     */
    public boolean accepts(Instant used, Optional<Duration> lifetime) {
        return !isAnew()
                && lifetime.filter(limit -> isOlder(used, limit.toSeconds())).isEmpty()
                && (requested.maxAge().isEmpty()
                        || !isOlder(used, requested.maxAge().getAsInt()))
                && !passwordChangeDue.getAsBoolean();
    }

    /**
     * Whether the application asks for more than a first factor and than this login has reached. What the user chose or a
     * browser remembers does not stand in for that (SPEC S1).
     */
    public boolean isHigherLevelRequested() {
        return requested.level() > Math.max(session.level(), session.lowestLevel());
    }

    /** Whether each factor must be used in this login. */
    public boolean isAnew() {
        return requested.anew() || requested.maxAge().equals(OptionalInt.of(0));
    }

    private boolean isFresh(String credentialType, Optional<Duration> lifetime) {
        return session.isUsedInThisLogin(credentialType)
                || session.usedAt(credentialType)
                        .filter(used -> accepts(used, lifetime))
                        .isPresent();
    }

    /** In whole seconds, as Keycloak keeps times. */
    private boolean isOlder(Instant used, long seconds) {
        return now.getEpochSecond() - used.getEpochSecond() > seconds;
    }
}
