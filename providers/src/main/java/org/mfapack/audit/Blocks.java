package org.mfapack.audit;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.mfapack.throttle.Failure;

/** Tells operators of each block that wrong codes led to, exactly once (SPEC C7, O1). */
public final class Blocks {

    /** It passes. */
    public static final String TOO_MANY = "too_many_wrong_codes";
    /** Another address is not proven for a while; the factors that are there go on working. */
    public static final String ENROLMENT = "enrolment_blocked";

    private static final String DISABLED = "disabled";

    private Blocks() {}

    /**
     * If the failure led to one.
     *
     * @param event that names user, factor and destination; it is not changed
     */
    public static void report(EventBuilder event, Failure failure) {
        if (failure.disable()) {
            report(event, DISABLED);
        } else if (failure.blockedUntil().isPresent()) {
            report(event, TOO_MANY);
        }
    }

    /** The same of an enrolment, where nothing is disabled. */
    public static void reportOfEnrolment(EventBuilder event, Failure failure) {
        if (failure.blockedUntil().isPresent()) {
            report(event, ENROLMENT);
        }
    }

    private static void report(EventBuilder event, String reason) {
        event.clone()
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .detail(Audit.EVENT, Audit.BLOCK)
                .detail(Audit.REASON, reason)
                .error("mfa_blocked");
    }
}
