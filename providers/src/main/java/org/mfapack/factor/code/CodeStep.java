package org.mfapack.factor.code;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.urls.UrlType;
import org.mfapack.code.Binding;
import org.mfapack.code.Challenge;
import org.mfapack.code.Challenges;
import org.mfapack.code.CodePolicy;
import org.mfapack.code.Issue;
import org.mfapack.code.Purpose;
import org.mfapack.code.Verification;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.CodeMessage;
import org.mfapack.delivery.Deliveries;
import org.mfapack.delivery.Message;
import org.mfapack.delivery.Outbox;
import org.mfapack.delivery.SendEvents;
import org.mfapack.factor.Destination;
import org.mfapack.factor.code.CodeView.State;
import org.mfapack.factor.code.CodeView.Tone;
import org.mfapack.store.KeycloakSingleUseStore;
import org.mfapack.store.SingleUseStore;
import org.mfapack.throttle.AccountFailures;

/**
 * One step in which a user enters a code that was sent to a destination: what a login and an enrolment have in common.
 * Brings engine, outbox and outcome together; knows no flow.
 */
final class CodeStep {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final AuthenticationSessionModel login;
    private final UserModel user;
    private final Purpose purpose;
    private final Channel channel;
    private final CodeSettings settings;
    private final Challenges challenges;
    private final Deliveries deliveries;

    CodeStep(
            KeycloakSession session,
            AuthenticationSessionModel login,
            UserModel user,
            Purpose purpose,
            Channel channel,
            CodeSettings settings) {
        this.session = session;
        this.login = login;
        this.user = user;
        this.purpose = purpose;
        this.channel = channel;
        this.settings = settings;
        SingleUseStore store = new KeycloakSingleUseStore(session);
        this.challenges = new Challenges(
                store, new AccountFailures(store, Time::currentTimeSeconds), Time::currentTimeSeconds, RANDOM);
        this.deliveries = new Deliveries(store);
    }

    /** The page is shown: sends a code the first time, and none on refresh, back or return (SPEC C10). */
    CodeView show(Destination destination) {
        Optional<Challenge> standing = challenges.find(binding(destination), policy());
        return standing.isPresent() && !isBlocked(destination)
                ? standing(standing.get())
                : send(destination, () -> challenges.begin(binding(destination), policy()));
    }

    /** The user wants a new code (SPEC C11). */
    CodeView resend(Destination destination) {
        boolean undelivered = challenges
                .find(binding(destination), policy())
                .filter(challenge -> deliveries.find(challenge.deliveryId()) == Deliveries.State.FAILED)
                .isPresent();
        CodeView view = send(destination, () -> challenges.renew(binding(destination), policy(), undelivered));
        return view.isSent() ? view.with(Tone.INFO, "mfa.info.resent") : view;
    }

    Verification verify(Destination destination, String input) {
        return challenges.verify(binding(destination), policy(), input);
    }

    /** What to show after a code that was not accepted. */
    CodeView after(Destination destination, Verification verification) {
        if (verification instanceof Verification.Wrong wrong) {
            return afterWrong(destination, wrong);
        }
        if (verification instanceof Verification.Blocked blocked) {
            return CodeView.blocked(blocked.until());
        }
        CodeView standing = current(destination).orElseGet(() -> CodeView.of(State.SUPERSEDED));
        if (standing.state() == State.FAILED) {
            return standing;
        }
        if (verification instanceof Verification.Missing) {
            return standing.state() == State.OPEN ? standing.with(Tone.FIELD_ERROR, "mfa.error.code") : standing;
        }
        return standing.in(stateAfter(verification));
    }

    private static State stateAfter(Verification verification) {
        if (verification instanceof Verification.Expired) {
            return State.EXPIRED;
        }
        return verification instanceof Verification.Exhausted ? State.EXHAUSTED : State.SUPERSEDED;
    }

    /** Forgets the count of wrong codes, because the factor is now disabled or enrolled anew. */
    void forgetFailures(Destination destination) {
        challenges.forgetFailures(binding(destination));
    }

    CodePolicy policy() {
        return settings.policy();
    }

    private CodeView afterWrong(Destination destination, Verification.Wrong wrong) {
        if (wrong.disable()) {
            return CodeView.of(State.DISABLED);
        }
        if (wrong.blockedUntil().isPresent()) {
            return CodeView.blocked(wrong.blockedUntil().getAsLong());
        }
        CodeView standing = current(destination).orElseGet(() -> CodeView.of(State.SUPERSEDED));
        return wrong.attemptsLeft() == 0
                ? standing.in(State.EXHAUSTED)
                : standing.with(Tone.FIELD_ERROR, "mfa.error.code");
    }

    private CodeView send(Destination destination, Supplier<Issue> wish) {
        Optional<Outbox.Place> free = session.getProvider(Outbox.class).reserve(channel);
        if (free.isEmpty()) {
            new SendEvents(session, channel, destination.masked(), origin()).refused();
            return CodeView.of(State.UNSENT);
        }
        try (Outbox.Place place = free.get()) {
            Issue issue = wish.get();
            if (issue instanceof Issue.Issued issued) {
                place.sendAfterCommit(session, message(destination, issued));
                return CodeView.of(State.OPEN).with(issued.challenge(), Deliveries.State.PENDING);
            }
            return unsent(issue);
        }
    }

    private CodeView unsent(Issue issue) {
        if (issue instanceof Issue.Standing known) {
            return standing(known.challenge());
        }
        if (issue instanceof Issue.TooEarly early) {
            long wait = early.challenge().resendAt() - Time.currentTimeSeconds();
            return standing(early.challenge()).with(Tone.REFUSAL, "mfa.error.resend-wait", wait);
        }
        if (issue instanceof Issue.NoneLeft none) {
            return standing(none.challenge()).with(Tone.REFUSAL, "mfa.error.resend-max");
        }
        if (issue instanceof Issue.Blocked blocked) {
            return CodeView.blocked(blocked.until());
        }
        return CodeView.of(State.OPEN);
    }

    private Optional<CodeView> current(Destination destination) {
        return challenges.find(binding(destination), policy()).map(this::standing);
    }

    private CodeView standing(Challenge challenge) {
        Deliveries.State delivery = deliveries.find(challenge.deliveryId());
        State state = delivery == Deliveries.State.FAILED
                ? State.FAILED
                : challenges.isExpired(challenge) ? State.EXPIRED : State.OPEN;
        return CodeView.of(state).with(challenge, delivery);
    }

    private boolean isBlocked(Destination destination) {
        return challenges.isBlocked(binding(destination));
    }

    private CodeMessage message(Destination destination, Issue.Issued issued) {
        return new CodeMessage(
                issued.challenge().deliveryId(),
                channel,
                destination.address(),
                destination.masked(),
                issued.code(),
                policy().lifetimeSeconds(),
                purpose,
                session.getContext().resolveLocale(user),
                session.getContext().getUri(UrlType.FRONTEND).getBaseUri().getHost(),
                settings.codeInSubject(),
                origin());
    }

    private Message.Origin origin() {
        return new Message.Origin(
                login.getRealm().getId(),
                user.getId(),
                login.getClient().getId(),
                session.getContext().getConnection().getRemoteAddr(),
                login.getParentSession().getId());
    }

    private Binding binding(Destination destination) {
        return new Binding(
                login.getRealm().getId(),
                login.getParentSession().getId(),
                login.getTabId(),
                user.getId(),
                purpose,
                channel.credentialType(),
                destination.address());
    }
}
