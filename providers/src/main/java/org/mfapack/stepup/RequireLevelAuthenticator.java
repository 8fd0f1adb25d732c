package org.mfapack.stepup;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.mfapack.demand.RequestedAuthentication;

/**
 * The last word of a flow: an application that insists on a level which the login has not reached gets an error rather than
 * less (SPEC S1). Keycloak by itself shows the user an error page, and after an identity provider not even that.
 */
final class RequireLevelAuthenticator extends Checkpoint {

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
}
