package org.mfapack.upstream;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.demand.RequestedAuthentication;

/**
 * What an identity provider told of the login that it did. It comes from the ID token or SAML assertion that Keycloak has
 * validated, and from nothing else: neither the application's request nor the browser can change it (SPEC U2, ASVS 6.8).
 *
 * @param provider its alias in this realm; what it told counts for no other
 * @param amr methods that it says it used (RFC 8176); empty if it does not tell
 * @param acr OIDC {@code acr} or SAML {@code AuthnContextClassRef}; absent if it does not tell
 * @param authTime when the user proved to be there; absent if it does not tell, or tells a time to come
 */
public record UpstreamLogin(String provider, Set<String> amr, Optional<String> acr, Optional<Instant> authTime) {

    /** A provider that does not tell anything: plain OAuth 2, most social ones. */
    static UpstreamLogin silent(String provider) {
        return new UpstreamLogin(provider, Set.of(), Optional.empty(), Optional.empty());
    }

    /**
     * That of the brokered login that is going on, or of the session that the login goes on in; empty if no identity
     * provider took part, or the application wants the login done anew (SPEC B4).
     */
    public static Optional<UpstreamLogin> of(KeycloakSession session, AuthenticationSessionModel login) {
        // Contexts of flows that were left may still be there, so only that of the flow that runs is looked at.
        String flow = Objects.requireNonNullElse(login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH), "");
        return switch (flow) {
            case LoginActionsService.POST_BROKER_LOGIN_PATH ->
                brokered(session, login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
            case LoginActionsService.FIRST_BROKER_LOGIN_PATH ->
                brokered(session, login, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
            default -> ofSession(session, login);
        };
    }

    /** That of the login that a session goes back to; empty if no identity provider took part. */
    public static Optional<UpstreamLogin> of(UserSessionModel session) {
        return Optional.ofNullable(session.getNote(Details.IDENTITY_PROVIDER))
                .map(provider -> UpstreamNote.read(session.getNote(UpstreamNote.NAME))
                        .filter(noted -> noted.provider().equals(provider))
                        .orElseGet(() -> silent(provider)));
    }

    private static Optional<UpstreamLogin> brokered(
            KeycloakSession session, AuthenticationSessionModel login, String note) {
        Optional<UpstreamLogin> told = Optional.ofNullable(
                        SerializedBrokeredIdentityContext.readFromAuthenticationSession(login, note))
                .map(identity -> UpstreamEvidence.of(session, identity));
        // For the session: after this flow nobody has the assertion any more.
        told.ifPresent(it -> login.setUserSessionNote(UpstreamNote.NAME, UpstreamNote.write(it)));
        return told;
    }

    private static Optional<UpstreamLogin> ofSession(KeycloakSession session, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        if (user == null || RequestedAuthentication.of(session, login).anew()) {
            return Optional.empty();
        }
        String id = login.getParentSession().getId();
        return Optional.ofNullable(session.sessions().getUserSession(login.getRealm(), id))
                .filter(live -> user.equals(live.getUser()))
                .flatMap(UpstreamLogin::of);
    }
}
