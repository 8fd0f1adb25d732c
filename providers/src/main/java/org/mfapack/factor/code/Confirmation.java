package org.mfapack.factor.code;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.audit.Blocks;
import org.mfapack.code.Purpose;
import org.mfapack.code.Verification;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.AccountLock;
import org.mfapack.factor.Destination;
import org.mfapack.factor.Destinations;
import org.mfapack.factor.OtherWay;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;

/**
 * An existing second factor before an address is added (SPEC F3, CU2): one that was used lately, or one that is asked for
 * here. It is for what users ask for by themselves; what a flow or an administrator demands follows the flow's own factors.
 *
 * <p>Keycloak runs the whole flow again when the session is too old for the action. This is for what is left: a flow whose
 * condition skipped the second factor, or that stopped at a lower level.
 */
final class Confirmation {

    private static final String DONE_NOTE = "mfa.confirmed";
    private static final String WAY_NOTE = "mfa.confirmation-way";
    /** The name that "try another way" has on the page of a code. */
    private static final String WAY_FIELD = "authenticationExecution";

    private static final String TOTP_WAY = "totp";
    private static final String TOTP_FIELD = "otp";

    private final KeycloakSession session;
    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;
    private final int maxAgeSeconds;

    /**
     * Of one request.
     *
     * @param maxAgeSeconds within which a factor counts as recently used
     */
    Confirmation(KeycloakSession session, RequiredActionContext context, int maxAgeSeconds) {
        this.session = session;
        this.context = context;
        this.login = context.getAuthenticationSession();
        this.maxAgeSeconds = maxAgeSeconds;
    }

    /** Whether the action has to wait, whatever was posted; also one that was reached by way of another. */
    boolean isNeeded() {
        return login.getClientNote(Constants.KC_ACTION) != null
                && !Boolean.parseBoolean(login.getClientNote(Constants.KC_ACTION_ENFORCED))
                && login.getAuthNote(DONE_NOTE) == null
                && !new RecentFactor(session, login).isWithin(maxAgeSeconds)
                && !factors().isEmpty();
    }

    Response show() {
        List<Way> ways = ways();
        return chosen(ways)
                .map(way -> showCode(way, step(way).show(way.destination()), ways))
                .orElseGet(() -> ways.size() == 1 ? begin(ways.get(0), ways) : showChoice(ways));
    }

    /** Takes what was posted; the page to go on with, empty once confirmed. */
    Optional<Response> process(MultivaluedMap<String, String> form) {
        List<Way> ways = ways();
        String wanted = form.getFirst(WAY_FIELD);
        if (wanted != null) {
            login.removeAuthNote(WAY_NOTE);
            Optional<Way> way =
                    ways.stream().filter(it -> it.id().equals(wanted)).findFirst();
            return Optional.of(way.map(it -> begin(it, ways)).orElseGet(() -> showChoice(ways)));
        }
        boolean hasTotp = ways.stream().anyMatch(way -> way.id().equals(TOTP_WAY));
        if (hasTotp && form.containsKey(TOTP_FIELD)) {
            return enterTotp(form);
        }
        Optional<Way> way = chosen(ways);
        if (way.isEmpty()) {
            return Optional.of(show());
        }
        return form.containsKey(CodePage.RESEND_FIELD)
                ? Optional.of(
                        showCode(way.get(), step(way.get()).resend(way.get().destination()), ways))
                : enterCode(way.get(), form.getFirst(CodePage.CODE_FIELD), ways);
    }

    private Response begin(Way way, List<Way> ways) {
        if (way.id().equals(TOTP_WAY)) {
            return context.form().createLoginTotp();
        }
        login.setAuthNote(WAY_NOTE, way.id());
        return showCode(way, step(way).show(way.destination()), ways);
    }

    private Optional<Response> enterTotp(MultivaluedMap<String, String> form) {
        TotpEntry entry = new TotpEntry(session, context);
        String selected = form.getFirst("selectedCredentialId");
        EventBuilder event = event(SecondFactor.TOTP.credentialType());
        TotpEntry.Result result = entry.enter(selected, form.getFirst(TOTP_FIELD), event);
        if (result == TotpEntry.Result.RIGHT) {
            return done(event);
        }
        event.detail(Audit.REASON, result.reason()).error(Errors.INVALID_USER_CREDENTIALS);
        return Optional.of(context.form()
                .setAttribute(OTPFormAuthenticator.SELECTED_OTP_CREDENTIAL_ID, selected)
                .addError(new FormMessage(Validation.FIELD_OTP_CODE, result.messageKey()))
                .createLoginTotp());
    }

    private Optional<Response> enterCode(Way way, String code, List<Way> ways) {
        AccountLock lock = new AccountLock(context);
        if (lock.isLocked()) {
            CodeView locked = CodeView.of(CodeView.State.OPEN).with(CodeView.Tone.FIELD_ERROR, lock.messageKey());
            return Optional.of(showCode(way, locked, ways));
        }
        CodeStep step = step(way);
        Verification verification = step.verify(way.destination(), code);
        EventBuilder event = event(way.channel().credentialType())
                .detail(Audit.DESTINATION, way.destination().masked());
        if (verification instanceof Verification.Accepted) {
            return done(event);
        }
        if (verification instanceof Verification.Wrong wrong) {
            lock.countFailure();
            Blocks.report(event, wrong.failure());
            if (wrong.disable()) {
                destinations(way.channel()).disableAll();
                step.forgetFailures(way.destination());
            }
        }
        if (!(verification instanceof Verification.Missing)) {
            event.detail(Audit.REASON, CodeReasons.of(verification)).error(Errors.INVALID_USER_CREDENTIALS);
        }
        return Optional.of(showCode(way, step.after(way.destination(), verification), ways));
    }

    private Optional<Response> done(EventBuilder event) {
        event.success();
        login.setAuthNote(DONE_NOTE, "true");
        login.removeAuthNote(WAY_NOTE);
        return Optional.empty();
    }

    private EventBuilder event(String factor) {
        return context.getEvent()
                .clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(context.getUser())
                .detail(Audit.EVENT, Audit.VERIFY)
                .detail(Audit.FACTOR, factor);
    }

    private Response showCode(Way way, CodeView view, List<Way> ways) {
        List<OtherWay> others = ways.stream()
                .filter(other -> !other.id().equals(way.id()))
                .map(this::otherWay)
                .toList();
        return new CodePage(session, context.form(), way.channel(), step(way).policy())
                .destination(way.destination().masked(), List.of())
                .otherWays(others)
                .show(view);
    }

    private Response showChoice(List<Way> ways) {
        List<Map<String, String>> choices = ways.stream()
                .map(this::otherWay)
                .map(way -> Map.of("id", way.execution(), "name", way.name(), "hint", way.hint()))
                .toList();
        return context.form().setAttribute("mfa", Map.of("ways", choices)).createForm("mfa-confirm.ftl");
    }

    private OtherWay otherWay(Way way) {
        return way.id().equals(TOTP_WAY)
                ? new OtherWay(way.id(), context.form().getMessage("mfa.notice.method-totp"), "")
                : new OtherWay(
                        way.id(),
                        context.form().getMessage("mfa-" + way.channel().id() + "-display-name"),
                        way.destination().masked());
    }

    private Optional<Way> chosen(List<Way> ways) {
        String id = login.getAuthNote(WAY_NOTE);
        return ways.stream().filter(way -> way.id().equals(id)).findFirst();
    }

    private List<SecondFactor> factors() {
        return new RecentFactor(session, login)
                .askedAmong(new SecondFactors(session, context.getRealm(), context.getUser()).usable());
    }

    /** What can be asked for on a page of ours; a passkey only by the flow. */
    private List<Way> ways() {
        List<SecondFactor> factors = factors();
        List<Way> ways = new ArrayList<>();
        if (factors.contains(SecondFactor.TOTP)) {
            ways.add(new Way(TOTP_WAY, null, null));
        }
        for (Channel channel : List.of(Channel.SMS, Channel.EMAIL)) {
            if (factors.stream().anyMatch(factor -> factor.credentialType().equals(channel.credentialType()))) {
                destinations(channel).usable().stream()
                        .map(to -> new Way(channel.id() + "." + to.id(), channel, to))
                        .forEach(ways::add);
            }
        }
        return ways;
    }

    private Destinations destinations(Channel channel) {
        return new Destinations(session, context.getRealm(), context.getUser(), channel);
    }

    private CodeStep step(Way way) {
        RequiredActionConfigModel config =
                context.getRealm().getRequiredActionConfigByAlias(way.channel().setUpAction());
        return new CodeStep(
                session,
                login,
                context.getUser(),
                Purpose.CONFIRMATION,
                way.channel(),
                CodeSettings.of(config == null ? null : config.getConfig()));
    }

    /** The authenticator app, or one address. */
    private record Way(String id, Channel channel, Destination destination) {}
}
