package org.mfapack.upstream;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What an identity provider told of the login that it did.
 *
 * @param provider its alias in this realm
 * @param amr methods that it says it used (RFC 8176); empty if it does not tell
 * @param acr OIDC {@code acr} or SAML {@code AuthnContextClassRef}; absent if it does not tell
 * @param authTime when the user proved to be there; absent if it does not tell
 */
public record UpstreamLogin(String provider, Set<String> amr, Optional<String> acr, Optional<Instant> authTime) {

    /** That of the brokered login that is going on; empty if no identity provider takes part. */
    public static Optional<UpstreamLogin> of(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(brokered -> new UpstreamLogin(
                        brokered.getIdentityProviderId(), Set.of(), Optional.empty(), Optional.empty()));
    }

    /** That of the login that a session goes back to; empty if no identity provider took part. */
    public static Optional<UpstreamLogin> of(UserSessionModel session) {
        return Optional.empty();
    }
}
