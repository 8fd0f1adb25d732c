package org.mfapack.factor;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.mfapack.audit.Audit;

/** Records what the factor policy, or the demand for a factor, did not let happen. */
final class Refusals {

    /** The factor policy forbids it (SPEC F6). */
    static final String NOT_ALLOWED = "factor_not_allowed";
    /** It is the last one (SPEC E4). */
    static final String LAST_FACTOR = "last_factor";

    private Refusals() {}

    static void report(EventBuilder event, UserModel user, SecondFactor factor, String reason) {
        event.clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(user)
                .detail(Audit.EVENT, Audit.REFUSE)
                .detail(Audit.FACTOR, factor.credentialType())
                .detail(Audit.REASON, reason)
                .error("mfa_" + reason);
    }
}
