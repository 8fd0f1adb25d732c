package org.mfapack.times;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.factor.SecondFactor;

/**
 * When each factor of a session was last used (SPEC B4, S3). A session keeps it in a note of the pack's own: that of
 * Keycloak lets older times win, knows executions and not factors, and loses what a forced re-authentication did not ask.
 */
public final class FactorTimes {

    /** Note of the user session. Nothing but {@link #settle} writes it. */
    static final String NOTE = "mfa-factor-times";

    private final Map<String, FactorUse> uses;

    private FactorTimes(Map<String, FactorUse> uses) {
        this.uses = Map.copyOf(uses);
    }

    /**
     * Of the login that is going on and of the live session that it belongs to, if that is of the same user.
     *
     * @param user whom the login is about; null if it does not know yet
     */
    public static FactorTimes of(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        Map<String, FactorUse> uses = ofLogin(login);
        liveSession(session, login, user).ifPresent(live -> merge(uses, FactorNote.read(live.getNote(NOTE))));
        return new FactorTimes(uses);
    }

    /** Of a session, as its last login has left it. */
    public static FactorTimes of(UserSessionModel session) {
        return new FactorTimes(FactorNote.read(session.getNote(NOTE)));
    }

    /**
     * Lets an earlier use of a factor in this browser stand in for one in this login. It counts in {@code amr} once the
     * login ends well, until it expires; a real use of the same factor in the session counts more.
     *
     * @param credentialType {@code otp}, {@code mfa-sms}, ...
     * @param usedAt when the factor was really used
     * @param validUntil when the memory of it expires
     */
    public static void remember(
            AuthenticationSessionModel login, String credentialType, Instant usedAt, Instant validUntil) {
        RememberedFactors.add(login, credentialType, FactorUse.remembered(usedAt, validUntil));
    }

    /** Carries what a login has used over to the session that it has become, or gone on in. May be called repeatedly. */
    static void settle(
            AuthenticationSessionModel login, UserSessionModel session, Map<String, PasskeyProof> justAccepted) {
        Map<String, FactorUse> used = ofLogin(login);
        justAccepted.forEach((type, proof) -> used.computeIfPresent(type, (same, use) -> use.with(proof)));
        String before = session.getNote(NOTE);
        Map<String, FactorUse> uses = FactorNote.read(before);
        merge(uses, used);
        String after = FactorNote.write(uses);
        if (!uses.isEmpty() && !after.equals(before)) {
            session.setNote(NOTE, after);
        }
        AuthenticatedClientSessionModel clientSession =
                session.getAuthenticatedClientSessionByClient(login.getClient().getId());
        if (clientSession != null) {
            ToldSince.keep(login, used, clientSession);
        }
    }

    /** The same for tokens that are made before the login is told of: those of direct grant and implicit flow. */
    public static void settleOpenLogin(KeycloakSession keycloak, UserSessionModel session) {
        AuthenticationSessionModel login = keycloak.getContext().getAuthenticationSession();
        if (login != null && session.getUser().equals(login.getAuthenticatedUser())) {
            settle(login, session, Map.of());
        }
    }

    /** When each factor was last really used in this session, by credential type; remembered ones are left out. */
    public Map<String, Instant> all() {
        return uses.entrySet().stream()
                .filter(entry -> !entry.getValue().isRemembered())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().at()));
    }

    /**
     * The factors that were really used in this login so far, by credential type; not those of its session. What Keycloak's
     * {@code authn.credentials} names is not the same: that has a password where only a user name was entered.
     */
    public static Set<String> usedIn(AuthenticationSessionModel login) {
        return Set.copyOf(LoginFactors.of(login).keySet());
    }

    /** Whether a second factor was really used in this login so far. */
    public static boolean isSecondFactorUsedIn(AuthenticationSessionModel login) {
        return usedIn(login).stream()
                .anyMatch(type -> SecondFactor.ofCredentialType(type).isPresent());
    }

    /** By credential type, also remembered ones, whether they still hold or not. */
    public Map<String, FactorUse> uses() {
        return uses;
    }

    private static Map<String, FactorUse> ofLogin(AuthenticationSessionModel login) {
        Map<String, FactorUse> uses = new HashMap<>(LoginFactors.of(login));
        merge(uses, RememberedFactors.of(login));
        return uses;
    }

    private static void merge(Map<String, FactorUse> uses, Map<String, FactorUse> more) {
        more.forEach((type, use) -> uses.merge(type, use, FactorUse::or));
    }

    /** Without the cookie of a session there is none, and looking for it would ask the database. */
    private static Optional<UserSessionModel> liveSession(
            KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        if (user == null || session.getProvider(CookieProvider.class).get(CookieType.IDENTITY) == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.sessions()
                        .getUserSession(
                                login.getRealm(), login.getParentSession().getId()))
                .filter(live -> AuthenticationManager.isSessionValid(login.getRealm(), live))
                .filter(live -> user.equals(live.getUser()));
    }
}
