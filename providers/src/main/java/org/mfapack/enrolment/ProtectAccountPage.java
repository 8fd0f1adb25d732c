package org.mfapack.enrolment;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactor.Strength;

/** The page of the choice, {@code mfa-protect-account.ftl}. */
final class ProtectAccountPage {

    static final String FACTOR_FIELD = "factor";
    static final String SKIP_FIELD = "skip";
    static final String PREFERRED_FIELD = "preferred";

    private final RequiredActionContext context;
    private final Ask ask;

    ProtectAccountPage(RequiredActionContext context, Ask ask) {
        this.context = context;
        this.ask = ask;
    }

    Response show() {
        Protection protection = ask.protection();
        List<SecondFactor> choices = protection.choices();
        List<SecondFactor> enrolled = protection.enrolled();
        Map<String, Object> mfa = new HashMap<>();
        mfa.put(
                "reason",
                ask.isManagement() ? "management" : ask.reason().name().toLowerCase(Locale.ROOT));
        mfa.put("mandatory", ask.isMandatory() && !ask.isManagement());
        mfa.put(
                "choices",
                choices.stream()
                        .map(factor -> Map.of("id", factor.id(), "restricted", isRestricted(factor)))
                        .toList());
        mfa.put("enrolled", enrolled.stream().map(SecondFactor::id).toList());
        mfa.put("onlyRestricted", !enrolled.isEmpty() && enrolled.stream().allMatch(ProtectAccountPage::isRestricted));
        if (ask.isManagement() && enrolled.size() > 1) {
            mfa.put("preferred", protection.preferred().id());
        }
        if (!ask.isManagement() && ask.verdict() instanceof Verdict.Skippable skippable) {
            mfa.put("skip", skip(skippable, Protection.now()));
        }
        return context.form().setAttribute("mfa", mfa).createForm("mfa-protect-account.ftl");
    }

    private static boolean isRestricted(SecondFactor factor) {
        return factor.strength() == Strength.RESTRICTED;
    }

    private static Map<String, Object> skip(Verdict.Skippable skippable, Instant now) {
        Map<String, Object> skip = new HashMap<>();
        skippable.until().ifPresent(until -> skip.put("days", Verdict.daysBetween(now, until)));
        skippable.left().ifPresent(left -> skip.put("left", left));
        skippable.deadline().ifPresent(deadline -> skip.put("deadlineDays", Verdict.daysBetween(now, deadline)));
        return skip;
    }
}
