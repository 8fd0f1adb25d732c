package org.mfapack.factor.code;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.mfapack.code.Purpose;
import org.mfapack.code.Verification;
import org.mfapack.config.ConfigWarnings;
import org.mfapack.delivery.Channel;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.AccountLock;
import org.mfapack.factor.Destination;
import org.mfapack.factor.Destinations;
import org.mfapack.factor.ForbiddenFactor;
import org.mfapack.factor.OtherWays;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;
import org.mfapack.factor.Senders;
import org.mfapack.times.AuthTime;

/** Asks for a code that was sent by e-mail or SMS: an execution of any flow, after one that identified the user. */
class CodeAuthenticator implements AuthenticationFlowCallback {

    private static final String CHOSEN_DESTINATION = "mfa.destination.";
    /** Whatever the realm is called. */
    private static final Pattern LOGIN_PAGES = Pattern.compile("(^|/)realms/[^/]+/login-actions/");

    private final KeycloakSession session;
    private final Channel channel;

    CodeAuthenticator(KeycloakSession session, Channel channel) {
        this.session = session;
        this.channel = channel;
    }

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        if (!isInteractive(context)) {
            // A passive request must not send anything, and does not tell itself apart (SPEC C13): come again by the
            // browser.
            context.forceChallenge(
                    Response.seeOther(context.getRefreshUrl(true)).build());
            return;
        }
        if (isForbidden(context)) {
            return;
        }
        AccountLock lock = new AccountLock(context);
        if (lock.isLocked()) {
            context.forceChallenge(show(context, Optional.empty(), locked(lock)));
            return;
        }
        Optional<Destination> destination = destination(context);
        context.challenge(
                show(context, destination, destination.map(step(context)::show).orElseGet(() -> unusable(context))));
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        if (isForbidden(context)) {
            return;
        }
        AccountLock lock = new AccountLock(context);
        if (lock.refuses()) {
            context.forceChallenge(show(context, Optional.empty(), locked(lock)));
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey(CodePage.DESTINATION_FIELD)) {
            choose(context, form.getFirst(CodePage.DESTINATION_FIELD));
        }
        Optional<Destination> destination = destination(context);
        if (destination.isEmpty()) {
            context.challenge(show(context, destination, unusable(context)));
        } else if (form.containsKey(CodePage.DESTINATION_FIELD)) {
            context.challenge(show(context, destination, step(context).show(destination.get())));
        } else if (form.containsKey(CodePage.RESEND_FIELD)) {
            context.challenge(show(context, destination, step(context).resend(destination.get())));
        } else {
            verify(context, destination.get(), form.getFirst(CodePage.CODE_FIELD));
        }
    }

    /** Whether the factor policy has the last word: a page that refuses, or another factor to be set up. */
    private boolean isForbidden(AuthenticationFlowContext context) {
        ForbiddenFactor forbidden = new ForbiddenFactor(context, SecondFactor.of(channel));
        if (forbidden.applies() && !forbidden.isReplaced()) {
            context.forceChallenge(show(context, Optional.empty(), CodeView.of(CodeView.State.FORBIDDEN)));
        }
        return forbidden.applies();
    }

    private static CodeView locked(AccountLock lock) {
        return CodeView.of(CodeView.State.OPEN).with(CodeView.Tone.FIELD_ERROR, lock.messageKey());
    }

    private void verify(AuthenticationFlowContext context, Destination destination, String code) {
        CodeStep step = step(context);
        Verification verification = step.verify(destination, code);
        EventBuilder event = context.getEvent();
        event.detail(Audit.FACTOR, channel.credentialType()).detail(Audit.DESTINATION, destination.masked());
        if (verification instanceof Verification.Accepted) {
            event.clone()
                    .event(EventType.CUSTOM_REQUIRED_ACTION)
                    .user(context.getUser())
                    .detail(Audit.EVENT, Audit.VERIFY)
                    .success();
            if (isSaferWanted(context)) {
                new EnrolmentDemand(EnrolmentDemand.Reason.SAFER, false).makeIn(context.getAuthenticationSession());
            }
            RememberBox.read(context, channel);
            context.success(channel.credentialType());
        } else if (verification instanceof Verification.Missing) {
            context.challenge(show(context, Optional.of(destination), step.after(destination, verification)));
        } else {
            refuse(context, destination, verification);
        }
    }

    private boolean isSaferWanted(AuthenticationFlowContext context) {
        return context.getHttpRequest().getDecodedFormParameters().containsKey(CodePage.SAFER_FIELD)
                && risk(context).isWayOutOpen();
    }

    private SmsRisk risk(AuthenticationFlowContext context) {
        return new SmsRisk(
                new SecondFactors(session, context.getRealm(), context.getUser()),
                context.getRealm(),
                channel == Channel.SMS && settings(context).riskNotice());
    }

    private void refuse(AuthenticationFlowContext context, Destination destination, Verification verification) {
        CodeStep step = step(context);
        EventBuilder event = context.getEvent().user(context.getUser());
        boolean wrong = verification instanceof Verification.Wrong;
        if (wrong) {
            new AccountLock(context).countFailure();
            Blocks.report(event, ((Verification.Wrong) verification).failure());
        }
        event.clone()
                .detail(Audit.REASON, CodeReasons.of(verification))
                .error(wrong ? Errors.INVALID_USER_CREDENTIALS : Errors.EXPIRED_CODE);
        if (verification instanceof Verification.Wrong last && last.disable()) {
            new Destinations(session, context.getRealm(), context.getUser(), channel).disableAll();
            step.forgetFailures(destination);
        }
        Response page = show(context, Optional.of(destination), step.after(destination, verification));
        if (wrong) {
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
        } else {
            context.challenge(page);
        }
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        // nothing to do until the whole login is through
    }

    @Override
    public final void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
        AccountLock.clearAfter(session.getContext().getAuthenticationSession(), channel.credentialType());
        AuthTime.settle(session);
    }

    @Override
    public final boolean requiresUser() {
        return true;
    }

    /**
     * Also when nothing can be sent now, or the factor policy forbids it: a factor that fails must not count as absent, or a
     * login would pass without it.
     */
    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Destinations(session, realm, user, channel).isEnrolled();
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        session.getContext().getAuthenticationSession().addRequiredAction(channel.setUpAction());
    }

    @Override
    public final List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
        return List.of((RequiredActionFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, channel.setUpAction()));
    }

    /** Setting up a factor stands for using it: it must be possible, or the login ends here. */
    @Override
    public final boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
        return Senders.canSend(session, channel)
                && AuthenticationFlowCallback.super.areRequiredActionsEnabled(session, realm);
    }

    @Override
    public final void close() {}

    final KeycloakSession session() {
        return session;
    }

    final Channel channel() {
        return channel;
    }

    private CodeStep step(AuthenticationFlowContext context) {
        return new CodeStep(
                session,
                context.getAuthenticationSession(),
                context.getUser(),
                Purpose.LOGIN,
                channel,
                settings(context));
    }

    private static CodeSettings settings(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        CodeSettings settings = CodeSettings.of(config == null ? null : config.getConfig());
        ConfigWarnings.log(context, settings.findings());
        return settings;
    }

    private Optional<Destination> destination(AuthenticationFlowContext context) {
        List<Destination> usable = destinations(context).usable();
        String chosen = context.getAuthenticationSession().getAuthNote(CHOSEN_DESTINATION + channel.id());
        return usable.stream()
                .filter(destination -> destination.id().equals(chosen))
                .findFirst()
                .or(() -> usable.stream().findFirst());
    }

    private void choose(AuthenticationFlowContext context, String id) {
        destinations(context).usable().stream()
                .filter(destination -> destination.id().equals(id))
                .findFirst()
                .ifPresent(destination ->
                        context.getAuthenticationSession().setAuthNote(CHOSEN_DESTINATION + channel.id(), id));
    }

    private Destinations destinations(AuthenticationFlowContext context) {
        return new Destinations(session, context.getRealm(), context.getUser(), channel);
    }

    private CodeView unusable(AuthenticationFlowContext context) {
        ConfigWarnings.log(context, Senders.findings(session, channel));
        return CodeView.of(
                Senders.canSend(session, channel) && destinations(context).isEnrolled()
                        ? CodeView.State.DISABLED
                        : CodeView.State.UNSENT);
    }

    private Response show(AuthenticationFlowContext context, Optional<Destination> destination, CodeView view) {
        List<Destination> others = destinations(context).usable().stream()
                .filter(other -> destination
                        .map(Destination::id)
                        .filter(other.id()::equals)
                        .isEmpty())
                .toList();
        CodePage page = new CodePage(
                session,
                context.form().setExecution(context.getExecution().getId()),
                channel,
                settings(context).policy());
        RememberBox.show(context, channel, page);
        return page.destination(destination.map(Destination::masked).orElse(""), others)
                .otherWays(OtherWays.of(context))
                .risk(risk(context))
                .show(view);
    }

    /** Whether the browser came to a page of the login itself, rather than with a request of an application. */
    private static boolean isInteractive(AuthenticationFlowContext context) {
        return LOGIN_PAGES.matcher(context.getUriInfo().getPath()).find();
    }
}
