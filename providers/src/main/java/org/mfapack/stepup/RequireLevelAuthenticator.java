package org.mfapack.stepup;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.demand.RequestedAuthentication;

/**
 * The last word of a flow: an application that insists on a level which the login has not reached gets an error rather than
 * less (SPEC S1). Keycloak by itself shows the user an error page, and after an identity provider not even that.
 */
final class RequireLevelAuthenticator implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        RequestedAuthentication requested =
                RequestedAuthentication.of(context.getSession(), context.getAuthenticationSession());
        int reached = new AcrStore(context.getSession(), context.getAuthenticationSession())
                .getLevelOfAuthenticationFromCurrentAuthentication();
        if (requested.essential() && requested.level() > reached) {
            UnmetRequirements.answer(context);
        } else {
            context.success();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // always configured
    }

    @Override
    public void close() {}
}
