package org.mfapack.stepup;

import jakarta.ws.rs.core.Response;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Tells an application that this login cannot be what it asks for, instead of giving it less (SPEC S1). */
public final class UnmetRequirements {

    /** "OpenID Connect Core Error Code unmet_authentication_requirements 1.0"; RFC 9470 section 5. */
    public static final String ERROR = "unmet_authentication_requirements";

    private static final String DESCRIPTION = "The requested level of authentication cannot be reached";

    private UnmetRequirements() {}

    /** Sends the browser back to the application with the error, and says so in an event. */
    public static void answer(AuthenticationFlowContext context) {
        context.getEvent().clone().user(context.getUser()).error(ERROR);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        context.forceChallenge(
                OIDCLoginProtocol.LOGIN_PROTOCOL.equals(login.getProtocol())
                                && !DeviceGrantType.isOAuth2DeviceVerificationFlow(login)
                        ? oidc(context.getSession(), login)
                        : context.getSession()
                                .getProvider(LoginProtocol.class, login.getProtocol())
                                .setRealm(context.getRealm())
                                .setUriInfo(context.getUriInfo())
                                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                                .setEventBuilder(context.getEvent())
                                .sendError(login, LoginProtocol.Error.LOA_INVALID, DESCRIPTION));
    }

    /** Keycloak's own way knows no such error. */
    private static Response oidc(KeycloakSession session, AuthenticationSessionModel login) {
        OIDCRedirectUriBuilder answer = OIDCRedirectUriBuilder.fromUri(
                login.getRedirectUri(),
                OIDCResponseMode.parse(
                        login.getClientNote(OIDCLoginProtocol.RESPONSE_MODE_PARAM),
                        OIDCResponseType.parse(login.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM))),
                session,
                null);
        answer.addParam(OAuth2Constants.ERROR, ERROR);
        answer.addParam(OAuth2Constants.ERROR_DESCRIPTION, DESCRIPTION);
        String state = login.getClientNote(OIDCLoginProtocol.STATE_PARAM);
        if (state != null) {
            answer.addParam(OAuth2Constants.STATE, state);
        }
        if (!OIDCAdvancedConfigWrapper.fromClientModel(login.getClient()).isExcludeIssuerFromAuthResponse()) {
            answer.addParam(
                    OAuth2Constants.ISSUER,
                    Urls.realmIssuer(
                            session.getContext().getUri().getBaseUri(),
                            login.getRealm().getName()));
        }
        return answer.build();
    }
}
