package org.mfapack.demand;

import java.util.OptionalInt;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * What the application asks of the login. It is stronger than any memory of the session or the browser (SPEC B4).
 *
 * @param anew whether everything is to be asked again: OIDC {@code prompt=login}, SAML {@code ForceAuthn}, or a session
 *     that Keycloak found too old
 * @param passive whether nothing may be asked: OIDC {@code prompt=none}
 * @param maxAge seconds since when each factor must have been used; absent if the request does not say
 * @param level the level of authentication that is asked for; -1 if none is
 * @param essential whether a lower level is of no use to the application
 */
public record RequestedAuthentication(boolean anew, boolean passive, OptionalInt maxAge, int level, boolean essential) {

    /** By the notes of the login, which no form can change. */
    public static RequestedAuthentication of(KeycloakSession session, AuthenticationSessionModel login) {
        String prompt = login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        AcrStore levels = new AcrStore(session, login);
        return new RequestedAuthentication(
                TokenUtil.hasPrompt(prompt, OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
                        || SamlProtocol.SAML_FORCEAUTHN_REQUIREMENT.equals(
                                login.getAuthNote(SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN))
                        || AuthenticatorUtil.isForcedReauthentication(login),
                TokenUtil.hasPrompt(prompt, OIDCLoginProtocol.PROMPT_VALUE_NONE),
                seconds(login.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM)),
                levels.getRequestedLevelOfAuthentication(AuthenticationFlowResolver.resolveBrowserFlow(login)),
                levels.isLevelOfAuthenticationForced());
    }

    private static OptionalInt seconds(String text) {
        return text == null || !text.matches("\\d{1,9}") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
