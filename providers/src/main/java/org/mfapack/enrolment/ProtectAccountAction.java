package org.mfapack.enrolment;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.CredentialAction;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.condition.Decisions;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.FactorGuard;
import org.mfapack.factor.SecondFactor;
import org.mfapack.stepup.PasswordChange;
import org.mfapack.times.PasskeyCeremony;

/**
 * "Protect your account": offers the factors that the user may set up, and leads to the required action of the chosen one
 * in the same login (SPEC E1). The action stays until a factor is there; while a set-up is under way it steps aside.
 */
final class ProtectAccountAction implements RequiredActionProvider, CredentialAction {

    private static final String CANCEL_FIELD = "cancel-aia";

    private final KeycloakSession session;

    ProtectAccountAction(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /**
     * An account that has factors opens to the highest level of them only, as for their own actions: which to set up is
     * chosen later, and Keycloak lowers the level to what the user has.
     */
    @Override
    public String getCredentialType(KeycloakSession keycloak, AuthenticationSessionModel login) {
        AuthenticationFlowModel flow = AuthenticationFlowResolver.resolveBrowserFlow(login);
        return LoAUtil.getCredentialTypesToLoAMap(keycloak, login.getRealm(), flow).entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Runs at every step of every login, before Keycloak picks the next action. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        new FactorGuard(context).check();
        Decisions.of(session, context.getAuthenticationSession()).addTo(context.getEvent());
        AuthenticationSessionModel login = context.getAuthenticationSession();
        PasskeyCeremony.keep(session, login, context.getEvent().getEvent());
        ChosenSetUp.of(login).filter(ChosenSetUp::isPending).ifPresent(chosen -> {
            if (isGivenUp(context, chosen.factor())) {
                chosen.giveUp();
            }
        });
        if (EnrolmentDemand.of(login).isEmpty()) {
            Enforcement.of(session.getContext().getUserSession(), context.getUser())
                    .ifPresent(enforcement -> hold(context, enforcement));
        }
        new PasswordChange(context).check();
    }

    /** A login by cookie, whose session was once told to enforce (SPEC E3). */
    private void hold(RequiredActionContext context, Enforcement enforcement) {
        Protection protection = new Protection(session, context.getRealm(), context.getUser());
        if (!protection.isProtected()) {
            enforcement.applyTo(context.getAuthenticationSession(), protection);
        }
    }

    /** The set-up's button to cancel, or the browser's way back to the page of the choice. */
    private static boolean isGivenUp(RequiredActionContext context, SecondFactor factor) {
        String action = context.getUriInfo().getQueryParameters().getFirst(Constants.EXECUTION);
        if (HttpMethod.GET.equals(context.getHttpRequest().getHttpMethod())) {
            return EnrolmentDemand.ACTION.equals(action);
        }
        return factor.setUpAction().equals(action)
                && context.getHttpRequest().getDecodedFormParameters().containsKey(CANCEL_FIELD);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Ask ask = new Ask(session, context);
        if (ask.isAnswered()) {
            ask.end();
            context.success();
        } else if (ask.isSetUpUnderWay() || ask.mayPass()) {
            context.ignore();
        } else {
            ask.shown();
            context.challenge(new ProtectAccountPage(context, ask).show());
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Ask ask = new Ask(session, context);
        if (form.containsKey(ProtectAccountPage.SKIP_FIELD)) {
            skip(context, ask);
        } else if (form.containsKey(ProtectAccountPage.FACTOR_FIELD)) {
            choose(context, ask, form.getFirst(ProtectAccountPage.FACTOR_FIELD));
        } else if (form.containsKey(ProtectAccountPage.PREFERRED_FIELD)) {
            prefer(context, ask, form.getFirst(ProtectAccountPage.PREFERRED_FIELD));
        } else {
            context.challenge(new ProtectAccountPage(context, ask).show());
        }
    }

    /** Not by success: that would take the action from a user who is to be asked again. */
    private void skip(RequiredActionContext context, Ask ask) {
        if (ask.skip(Protection.now())) {
            next(context, EnrolmentDemand.ACTION);
        } else {
            context.form().setError("mfa.protect.no-skip");
            context.challenge(new ProtectAccountPage(context, ask).show());
        }
    }

    private void choose(RequiredActionContext context, Ask ask, String id) {
        Optional<SecondFactor> choice = ask.protection().choices().stream()
                .filter(factor -> factor.id().equals(id))
                .findFirst();
        if (choice.isEmpty()) {
            context.form().setError("mfa.protect.no-such-choice");
            context.challenge(new ProtectAccountPage(context, ask).show());
            return;
        }
        ChosenSetUp.begin(context.getAuthenticationSession(), context.getUser(), choice.get());
        next(context, choice.get().setUpAction());
    }

    /** Only where the user has come to look after the account: a login by a lost factor's backup must not reorder. */
    private static void prefer(RequiredActionContext context, Ask ask, String id) {
        Optional<SecondFactor> preferred = ask.protection().enrolled().stream()
                .filter(factor -> factor.id().equals(id))
                .findFirst();
        if (ask.isManagement() && preferred.isPresent()) {
            ask.protection().prefer(preferred.get());
            context.form().setSuccess("mfa.protect.preferred-saved");
        }
        context.challenge(new ProtectAccountPage(context, ask).show());
    }

    /** Has Keycloak look for the next action anew, at an address that a reload does not post to. */
    private void next(RequiredActionContext context, String action) {
        context.challenge(AuthenticationManager.redirectToRequiredActions(
                session, context.getRealm(), context.getAuthenticationSession(), context.getUriInfo(), action));
    }

    @Override
    public void close() {}
}
