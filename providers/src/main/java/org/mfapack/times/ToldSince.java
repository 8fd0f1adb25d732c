package org.mfapack.times;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Since when factors must have been used that an application is told of: what it asked of its last login by {@code max_age},
 * {@code prompt=login} or ForceAuthn holds for all tokens of that login (SPEC B4).
 */
public final class ToldSince {

    static final String NOTE = "mfa-factors-since";

    private ToldSince() {}

    /** Keeps it for the application that the login was for. */
    static void keep(
            AuthenticationSessionModel login,
            Map<String, FactorUse> used,
            AuthenticatedClientSessionModel clientSession) {
        Optional<Instant> since = demanded(login, used);
        if (since.isPresent()) {
            clientSession.setNote(NOTE, Long.toString(since.get().getEpochSecond()));
        } else if (clientSession.getNote(NOTE) != null) {
            clientSession.removeNote(NOTE);
        }
    }

    /** Since when for the tokens of a client; the epoch if nothing was demanded. */
    public static Instant of(AuthenticatedClientSessionModel clientSession) {
        String note = clientSession.getNote(NOTE);
        return note == null ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(note));
    }

    private static Optional<Instant> demanded(AuthenticationSessionModel login, Map<String, FactorUse> used) {
        Instant now = Instant.ofEpochSecond(Time.currentTimeSeconds());
        // However long it took, what this very login has asked for is what the application wanted.
        Instant begun = used.values().stream()
                .filter(use -> !use.isRemembered())
                .map(FactorUse::at)
                .min(Instant::compareTo)
                .orElse(now);
        Optional<Instant> aged = Optional.ofNullable(login.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> now.minusSeconds(Long.parseLong(seconds)))
                .map(since -> since.isBefore(begun) ? since : begun);
        return isAnew(login, aged.isPresent()) ? Optional.of(begun) : aged;
    }

    /** That the session was too old for {@code max_age} does not make everything in it so. */
    private static boolean isAnew(AuthenticationSessionModel login, boolean aged) {
        return TokenUtil.hasPrompt(
                        login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
                || SamlProtocol.SAML_FORCEAUTHN_REQUIREMENT.equals(
                        login.getAuthNote(SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN))
                || (AuthenticatorUtil.isForcedReauthentication(login) && !aged);
    }
}
