package org.mfapack.enrolment;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.demand.EnrolmentDemand.Reason;
import org.mfapack.factor.SecondFactor;

/** One login's asking of its user to protect the account: why, how firmly, and how far it has got. */
final class Ask {

    private static final String SKIPPED_NOTE = "mfa.enrolment-skipped";
    private static final String REPORTED_NOTE = "mfa.enrolment-reported";

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;
    private final Protection protection;
    private final Optional<EnrolmentDemand> demand;
    private final Verdict verdict;

    Ask(KeycloakSession session, RequiredActionContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
        this.protection = new Protection(session, context.getRealm(), context.getUser());
        this.demand = EnrolmentDemand.of(login).filter(it -> isDemandedByLogin());
        this.verdict = findVerdict();
    }

    Protection protection() {
        return protection;
    }

    Verdict verdict() {
        return verdict;
    }

    /** The user came by {@code kc_action} to look after the account, and nothing demands it. */
    boolean isManagement() {
        return EnrolmentDemand.ACTION.equals(login.getClientNote(Constants.KC_ACTION_EXECUTING))
                && !Boolean.parseBoolean(login.getClientNote(Constants.KC_ACTION_ENFORCED));
    }

    /** Why the page is there. */
    Reason reason() {
        return demand.map(EnrolmentDemand::reason).orElse(Reason.UNPROTECTED);
    }

    boolean isMandatory() {
        return verdict instanceof Verdict.Mandatory;
    }

    /** Whether what was asked for is there: the chosen factor; without a special reason, any. */
    boolean isAnswered() {
        return ChosenSetUp.of(login)
                        .filter(chosen -> !chosen.isPending() && chosen.isDone(context.getUser()))
                        .isPresent()
                || (!isManagement() && reason() == Reason.UNPROTECTED && protection.isProtected());
    }

    void end() {
        ChosenSetUp.of(login).ifPresent(ChosenSetUp::end);
    }

    /** Chosen here, or demanded by an administrator or the flow: it comes before this page, in whatever order. */
    boolean isSetUpUnderWay() {
        Set<String> actions = Stream.concat(
                        login.getRequiredActions().stream(), context.getUser().getRequiredActionsStream())
                .collect(Collectors.toSet());
        return protection.choices().stream().map(SecondFactor::setUpAction).anyMatch(actions::contains);
    }

    boolean mayPass() {
        if (isManagement() || isMandatory()) {
            return false;
        }
        return verdict instanceof Verdict.Snoozed
                || login.getAuthNote(SKIPPED_NOTE) != null
                || !protection.canBeProtected();
    }

    /** The page is about to be shown: the days of grace begin, and a login that is held up is told of once. */
    void shown() {
        if (isManagement()) {
            return;
        }
        if (reason() == Reason.UNPROTECTED) {
            protection.preferences().asked(Protection.now());
        }
        if (isMandatory() && login.getAuthNote(REPORTED_NOTE) == null) {
            login.setAuthNote(REPORTED_NOTE, "true");
            if (protection.canBeProtected()) {
                event(Audit.ENFORCE).success();
            } else {
                event(Audit.ENFORCE).detail(Audit.REASON, "nothing_to_set_up").error(Errors.RESOLVE_REQUIRED_ACTIONS);
            }
        }
    }

    /** "Not now". False, and reported, where that is not on offer (SPEC E2). */
    boolean skip(Instant now) {
        if (isManagement() || isMandatory()) {
            event(Audit.SKIP).detail(Audit.REASON, "not_allowed").error(Errors.NOT_ALLOWED);
            return false;
        }
        login.setAuthNote(SKIPPED_NOTE, "true");
        if (verdict instanceof Verdict.Skippable skippable) {
            boolean counted = skippable.until().isEmpty()
                    || protection.preferences().snooze(now, skippable.until().get());
            if (counted) {
                event(Audit.SKIP).detail(Audit.REASON, left(skippable.left())).success();
            }
        }
        return true;
    }

    private static String left(OptionalInt before) {
        return before.isPresent() ? before.getAsInt() - 1 + "_left" : "unlimited";
    }

    /** The strictest of all that ask: the flow, and the action that the user has been given. */
    private Verdict findVerdict() {
        Verdict given = isGiven() ? protection.verdict(ownSettings()) : new Verdict.Snoozed();
        return demand.map(this::verdictOf).map(given::and).orElse(given);
    }

    private Verdict verdictOf(EnrolmentDemand made) {
        if (made.mandatory()) {
            return new Verdict.Mandatory();
        }
        return made.reason() == Reason.UNPROTECTED
                ? protection.verdict(EnrolmentSettings.decode(made.settings()))
                : Verdict.Skippable.THIS_LOGIN;
    }

    private EnrolmentSettings ownSettings() {
        RequiredActionConfigModel config = context.getConfig();
        return EnrolmentSettings.of(config == null ? null : config.getConfig());
    }

    private boolean isDemandedByLogin() {
        return login.getRequiredActions().contains(EnrolmentDemand.ACTION);
    }

    /** By an administrator, as a default of new users, or by somebody else's flow, which leaves no demand. */
    private boolean isGiven() {
        return context.getUser().getRequiredActionsStream().anyMatch(EnrolmentDemand.ACTION::equals)
                || (isDemandedByLogin() && EnrolmentDemand.of(login).isEmpty());
    }

    private EventBuilder event(String kind) {
        return context.getEvent()
                .clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(context.getUser())
                .detail(Audit.EVENT, kind);
    }
}
