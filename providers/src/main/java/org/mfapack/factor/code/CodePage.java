package org.mfapack.factor.code;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.Urls;
import org.mfapack.code.Challenge;
import org.mfapack.code.CodePolicy;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.DeliveryStatusResourceProvider;
import org.mfapack.factor.Destination;
import org.mfapack.factor.OtherWay;
import org.mfapack.factor.code.CodeView.State;

/** Renders {@code mfa-code.ftl}: all that the template reads is the one attribute {@code mfa}. */
final class CodePage {

    static final String CODE_FIELD = "code";
    static final String RESEND_FIELD = "resend";
    static final String DESTINATION_FIELD = "destination";
    static final String CHANGE_FIELD = "change";
    static final String SAFER_FIELD = "safer";
    static final String REMEMBER_FIELD = "remember";

    private final KeycloakSession session;
    private final LoginFormsProvider form;
    private final Map<String, Object> mfa = new HashMap<>();

    CodePage(KeycloakSession session, LoginFormsProvider form, Channel channel, CodePolicy policy) {
        this.session = session;
        this.form = form;
        mfa.put("channel", channel.id());
        mfa.put("codeLength", policy.length());
        mfa.put("alphabet", policy.alphabet().id());
        mfa.put("lifetimeMinutes", Math.max(1, policy.lifetimeSeconds() / 60));
        mfa.put("otherDestinations", List.of());
        mfa.put("otherWays", List.of());
        mfa.put("enrolment", false);
    }

    CodePage enrolment() {
        mfa.put("enrolment", true);
        return this;
    }

    /** Tells the risk of text messages (SPEC F7). */
    CodePage risk(SmsRisk risk) {
        mfa.put("riskNotice", risk.isAvoidable());
        mfa.put("saferOffered", risk.isWayOutOpen());
        return this;
    }

    /**
     * Offers to remember the browser (SPEC B1).
     *
     * @param days for how long
     * @param ticked whether the user has already said so
     */
    CodePage remember(int days, boolean ticked) {
        mfa.put("rememberDays", days);
        mfa.put("rememberTicked", ticked);
        return this;
    }

    /** @param others further addresses that the code could go to */
    CodePage destination(String masked, List<Destination> others) {
        mfa.put("destination", masked);
        mfa.put(
                "otherDestinations",
                others.stream()
                        .map(other -> Map.of(
                                "id", other.id(),
                                "masked", other.masked(),
                                "label", other.label() == null ? "" : other.label()))
                        .toList());
        return this;
    }

    CodePage otherWays(List<OtherWay> ways) {
        mfa.put(
                "otherWays",
                ways.stream()
                        .map(way -> Map.of("execution", way.execution(), "name", way.name(), "hint", way.hint()))
                        .toList());
        return this;
    }

    Response show(CodeView view) {
        mfa.put("state", view.state().name().toLowerCase(Locale.ROOT));
        mfa.put("deliveryState", view.delivery().name().toLowerCase(Locale.ROOT));
        mfa.put("blockedMinutes", minutesUntil(view.blockedUntil()));
        mfa.put("resendAllowed", isResendAllowed(view));
        mfa.put("resendIn", 0);
        if (EnumSet.of(State.BLOCKED, State.DISABLED, State.UNSENT, State.FORBIDDEN)
                .contains(view.state())) {
            // It is the factor that is out of use, whichever of its addresses.
            mfa.put("otherDestinations", List.of());
        }
        view.challenge().ifPresent(challenge -> putChallenge(view, challenge));
        view.message().ifPresent(this::show);
        return form.setAttribute("mfa", mfa).createForm("mfa-code.ftl");
    }

    private void show(CodeView.Message message) {
        Object[] arguments = message.arguments().toArray();
        switch (message.tone()) {
            case FIELD_ERROR -> form.addError(new FormMessage(CODE_FIELD, message.key(), arguments));
            case REFUSAL -> form.setError(message.key(), arguments);
            case INFO -> form.setInfo(message.key(), arguments);
        }
    }

    private void putChallenge(CodeView view, Challenge challenge) {
        mfa.put("deliveryUrl", deliveryUrl(challenge).getRawPath());
        if (view.state() != State.FAILED) {
            mfa.put("resendIn", Math.max(0, challenge.resendAt() - Time.currentTimeSeconds()));
        }
    }

    private static boolean isResendAllowed(CodeView view) {
        return switch (view.state()) {
            case BLOCKED, DISABLED, FORBIDDEN -> false;
            default -> view.challenge().map(Challenge::resendsLeft).orElse(1) > 0;
        };
    }

    private URI deliveryUrl(Challenge challenge) {
        return Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path(session.getContext().getRealm().getName())
                .path(DeliveryStatusResourceProvider.ID)
                .path("deliveries")
                .path(challenge.deliveryId())
                .build();
    }

    private static long minutesUntil(long time) {
        return Math.max(1, (time - Time.currentTimeSeconds() + 59) / 60);
    }
}
