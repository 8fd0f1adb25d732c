package org.mfapack.recovery;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.audit.Audit;
import org.mfapack.audit.Blocks;
import org.mfapack.config.ConfigWarnings;
import org.mfapack.config.Finding;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.AccountLock;
import org.mfapack.factor.SecondFactor;
import org.mfapack.recovery.RecoveryCodePage.State;
import org.mfapack.throttle.Failure;

/** Asks for a recovery code: an execution of any flow, after one that identified the user. */
class RecoveryCodeAuthenticator implements AuthenticationFlowCallback {

    private static final String NOT_RIGHT = "mfa.recovery.error.code";

    private final KeycloakSession session;

    RecoveryCodeAuthenticator(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        AccountLock lock = new AccountLock(context);
        if (lock.isLocked()) {
            context.forceChallenge(page(context).showError(lock.messageKey()));
        } else {
            context.challenge(closed(context).orElseGet(() -> page(context).show(State.OPEN)));
        }
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        AccountLock lock = new AccountLock(context);
        if (lock.refuses()) {
            context.forceChallenge(page(context).showError(lock.messageKey()));
            return;
        }
        Optional<RecoveryCodesCredentialModel> usable = codes(context).usable();
        if (usable.isEmpty() || !hindrances(context).isEmpty()) {
            context.challenge(closed(context).orElseGet(() -> page(context).show(State.DISABLED)));
            return;
        }
        String input = context.getHttpRequest().getDecodedFormParameters().getFirst(RecoveryCodePage.CODE_FIELD);
        Outcome outcome = check(context).enter(usable.get(), input);
        context.getEvent().detail(Audit.FACTOR, RecoveryCodesCredentialModel.TYPE);
        if (outcome instanceof Outcome.Accepted accepted) {
            accept(context, accepted.left());
        } else if (outcome instanceof Outcome.Missing) {
            context.challenge(page(context).showError(NOT_RIGHT));
        } else if (outcome instanceof Outcome.Wrong wrong) {
            refuseWrong(context, wrong.failure());
        } else if (outcome instanceof Outcome.Blocked blocked) {
            report(context, "blocked", Errors.EXPIRED_CODE);
            context.challenge(page(context).showBlocked(blocked.until()));
        } else {
            report(context, "used_code", Errors.EXPIRED_CODE);
            context.challenge(page(context).showError(NOT_RIGHT));
        }
    }

    private void accept(AuthenticationFlowContext context, int left) {
        context.getEvent()
                .clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(context.getUser())
                .detail(Audit.EVENT, Audit.RECOVERY)
                .detail(Audit.REMAINING, Integer.toString(left))
                .success();
        boolean mandatory = mode(context) == RecoveryMode.MANAGE;
        new EnrolmentDemand(EnrolmentDemand.Reason.RECOVERY, mandatory).makeIn(context.getAuthenticationSession());
        if (left <= RecoverySettings.of(context.getRealm()).warnAt()
                && codes(context).canEnrol()) {
            new RecoveryOffer(context.getAuthenticationSession(), context.getUser()).renew();
        }
        context.success(RecoveryCodesCredentialModel.TYPE);
    }

    private void refuseWrong(AuthenticationFlowContext context, Failure failure) {
        new AccountLock(context).countFailure();
        Blocks.report(context.getEvent().user(context.getUser()), failure);
        report(context, "wrong_code", Errors.INVALID_USER_CREDENTIALS);
        if (failure.disable()) {
            codes(context).disable();
            check(context).forgetFailures();
        }
        Response page = failure.disable()
                ? page(context).show(State.DISABLED)
                : closed(context).orElseGet(() -> page(context).showError(NOT_RIGHT));
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
    }

    private static void report(AuthenticationFlowContext context, String reason, String error) {
        EventBuilder event = context.getEvent().user(context.getUser());
        event.clone().detail(Audit.REASON, reason).error(error);
    }

    /** The page instead of the one for the code, if there is no point in asking for one. */
    private Optional<Response> closed(AuthenticationFlowContext context) {
        if (!hindrances(context).isEmpty()) {
            return Optional.of(page(context).show(State.UNAVAILABLE));
        }
        if (codes(context).usable().isEmpty()) {
            return Optional.of(page(context).show(State.DISABLED));
        }
        OptionalLong blockedUntil = check(context).blockedUntil();
        return blockedUntil.isPresent()
                ? Optional.of(page(context).showBlocked(blockedUntil.getAsLong()))
                : Optional.empty();
    }

    private static List<Finding> hindrances(AuthenticationFlowContext context) {
        List<Finding> hindrances = mode(context).findings(context.getRealm());
        ConfigWarnings.log(context, hindrances);
        return hindrances;
    }

    private static RecoveryMode mode(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        List<Finding> findings = new ArrayList<>();
        RecoveryMode mode = RecoveryMode.of(config == null ? null : config.getConfig(), findings);
        ConfigWarnings.log(context, findings);
        return mode;
    }

    private static RecoveryCodePage page(AuthenticationFlowContext context) {
        return new RecoveryCodePage(context, mode(context));
    }

    private RecoveryCodes codes(AuthenticationFlowContext context) {
        return new RecoveryCodes(session, context.getRealm(), context.getUser());
    }

    private CodeCheck check(AuthenticationFlowContext context) {
        return CodeChecks.of(session, context.getRealm(), context.getUser());
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        // nothing to do until the whole login is through
    }

    @Override
    public final void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
        AccountLock.clearAfter(session.getContext().getAuthenticationSession(), RecoveryCodesCredentialModel.TYPE);
    }

    @Override
    public final boolean requiresUser() {
        return true;
    }

    /** Also when they are not usable: a factor that fails must not count as absent, or a login would pass without it. */
    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new RecoveryCodes(session, realm, user).isEnrolled();
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        session.getContext().getAuthenticationSession().addRequiredAction(SecondFactor.RECOVERY_CODES.setUpAction());
    }

    @Override
    public final List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
        return List.of((RequiredActionFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, SecondFactor.RECOVERY_CODES.setUpAction()));
    }

    /** Setting up stands for using: it must be possible, or the login ends here. */
    @Override
    public final boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
        UserModel user = session.getContext().getAuthenticationSession().getAuthenticatedUser();
        return new RecoveryCodes(session, realm, user).canEnrol()
                && AuthenticationFlowCallback.super.areRequiredActionsEnabled(session, realm);
    }

    @Override
    public final void close() {}
}
