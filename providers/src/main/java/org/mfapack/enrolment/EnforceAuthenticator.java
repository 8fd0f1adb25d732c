package org.mfapack.enrolment;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.config.ConfigWarnings;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.demand.MfaRequirement;
import org.mfapack.facts.Freshness;
import org.mfapack.stepup.Checkpoint;
import org.mfapack.stepup.UnmetRequirements;

/**
 * Demands a second factor of users who have none (SPEC E3). It shows no page of its own: the required action does when
 * the flow is through, so it works wherever Keycloak shows required actions, and where it cannot (direct grant) Keycloak
 * refuses the login because of them.
 */
final class EnforceAuthenticator extends Checkpoint {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Protection protection = new Protection(context.getSession(), context.getRealm(), context.getUser());
        if (protection.isProtected()) {
            MfaRequirement.makeIn(login);
            context.success();
            return;
        }
        AuthenticatorConfigModel model = context.getAuthenticatorConfig();
        Map<String, String> config = model == null ? null : model.getConfig();
        EnrolmentSettings settings = EnrolmentSettings.of(config);
        ConfigWarnings.log(context, settings.findings());
        ConfigWarnings.log(context, Protection.findings(context.getRealm()));
        Enforcement enforcement = new Enforcement(EnrolmentSettings.encode(config));
        enforcement.rememberIn(login);
        if (Freshness.of(context).isHigherLevelRequested()) {
            stepUp(context, protection, enforcement);
            return;
        }
        if (enforcement.isMandatory(protection) && !Protection.canAsk(context.getRealm())) {
            refuse(context);
            return;
        }
        enforcement.applyTo(login, protection);
        context.success();
    }

    /** The application asks for more than a first factor: putting it off is no answer to that (SPEC S1). */
    private static void stepUp(AuthenticationFlowContext context, Protection protection, Enforcement enforcement) {
        if (Protection.canAsk(context.getRealm()) && protection.canBeProtected()) {
            new EnrolmentDemand(EnrolmentDemand.Reason.UNPROTECTED, true, enforcement.settings())
                    .makeIn(context.getAuthenticationSession());
            context.success();
        } else {
            UnmetRequirements.answer(context);
        }
    }

    /** Tried again at each visit: once the realm is mended, the login goes on. */
    private static void refuse(AuthenticationFlowContext context) {
        context.getEvent()
                .clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(context.getUser())
                .detail(Audit.EVENT, Audit.ENFORCE)
                .detail(Audit.REASON, "action_disabled")
                .error(Errors.RESOLVE_REQUIRED_ACTIONS);
        context.forceChallenge(
                context.form().setError("mfa.protect.impossible").createErrorPage(Response.Status.FORBIDDEN));
    }
}
