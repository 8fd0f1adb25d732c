package org.mfapack.recovery;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.mfapack.factor.OtherWays;

/** Renders {@code mfa-recovery-code.ftl}: all that the template reads is the one attribute {@code mfa}. */
final class RecoveryCodePage {

    static final String CODE_FIELD = "code";

    /** What can be done here. */
    enum State {
        /** A code can be entered. */
        OPEN,
        /** Too many wrong codes; it passes. */
        BLOCKED,
        /** There is no code that could be entered: none left, switched off, or not allowed. */
        DISABLED,
        /** What a code would lead to is not there. */
        UNAVAILABLE
    }

    private final LoginFormsProvider form;
    private final Map<String, Object> mfa = new HashMap<>();

    RecoveryCodePage(AuthenticationFlowContext context, RecoveryMode mode) {
        form = context.form().setExecution(context.getExecution().getId());
        mfa.put("mode", mode.id());
        mfa.put(
                "otherWays",
                OtherWays.of(context).stream()
                        .map(way -> Map.of("execution", way.execution(), "name", way.name(), "hint", way.hint()))
                        .toList());
    }

    Response show(State state) {
        mfa.put("state", state.name().toLowerCase(Locale.ROOT));
        return form.setAttribute("mfa", mfa).createForm("mfa-recovery-code.ftl");
    }

    /** @param until seconds since the epoch */
    Response showBlocked(long until) {
        mfa.put("blockedMinutes", Math.max(1, (until - Time.currentTimeSeconds() + 59) / 60));
        return show(State.BLOCKED);
    }

    Response showError(String messageKey) {
        form.addError(new FormMessage(CODE_FIELD, messageKey));
        return show(State.OPEN);
    }
}
