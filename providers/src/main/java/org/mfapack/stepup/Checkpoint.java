package org.mfapack.stepup;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** An execution that asks a user for nothing: it lets a login that has found its user go on, or not. */
public abstract class Checkpoint implements Authenticator {

    /** What is entered on a page that stopped the login changes nothing; the rest of it may have changed. */
    @Override
    public final void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public final boolean requiresUser() {
        return true;
    }

    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // always configured
    }

    @Override
    public final void close() {}
}
