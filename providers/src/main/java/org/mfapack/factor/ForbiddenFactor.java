package org.mfapack.factor;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A factor of the pack that a flow asks for although the factor policy forbids it to the user (SPEC F6). */
public final class ForbiddenFactor {

    private static final String REFUSED = "mfa.refused.";

    private final AuthenticationFlowContext context;
    private final SecondFactor factor;
    private final SecondFactors factors;

    public ForbiddenFactor(AuthenticationFlowContext context, SecondFactor factor) {
        this.context = context;
        this.factor = factor;
        this.factors = new SecondFactors(context.getSession(), context.getRealm(), context.getUser());
    }

    public boolean applies() {
        return !factors.isAllowed(factor);
    }

    /**
     * Lets the login pass if the user sets up an allowed factor before it ends. That is for users who have set up none, and
     * were to be asked only because of a verified e-mail: whoever knows no more than the password must not replace a factor.
     *
     * @return whether it did; if not, the user is to be refused
     */
    public boolean isReplaced() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        FactorReplacement replacement =
                new FactorReplacement(context.getSession(), context.getRealm(), context.getUser(), login);
        if (!replacement.isPossible() || replacement.isKnownByAnother()) {
            reportOnce(login);
            return false;
        }
        replacement.demand();
        NotAsked.note(login, context.getExecution().getId());
        context.success();
        return true;
    }

    /** The page may be shown again and again. */
    private void reportOnce(AuthenticationSessionModel login) {
        String note = REFUSED + factor.id();
        if (login.getAuthNote(note) == null) {
            login.setAuthNote(note, Refusals.NOT_ALLOWED);
            Refusals.report(context.getEvent(), context.getUser(), factor, Refusals.NOT_ALLOWED);
        }
    }
}
