package org.mfapack.audit;

/**
 * The details that the pack adds to Keycloak's events (SPEC O1). What Keycloak has no event type for is a
 * {@code CUSTOM_REQUIRED_ACTION} whose {@link #EVENT} says what happened.
 */
public final class Audit {

    /** {@link #SEND}, {@link #VERIFY}, {@link #BLOCK}, {@link #RECOVERY} or {@link #NOTICE}. */
    public static final String EVENT = "mfa_event";
    /** The credential type of the factor. */
    public static final String FACTOR = "mfa_factor";
    /** The masked address. */
    public static final String DESTINATION = "mfa_destination";
    /** The sender that took the message. */
    public static final String SENDER = "mfa_sender";
    /** Why it failed: a short token. */
    public static final String REASON = "mfa_reason";

    /** The kind of a security notice. */
    public static final String NOTICE_KIND = "mfa_notice";
    /** How many recovery codes are left. */
    public static final String REMAINING = "mfa_remaining";

    public static final String SEND = "send";
    public static final String VERIFY = "verify";
    public static final String BLOCK = "block";
    public static final String RECOVERY = "recovery";
    public static final String NOTICE = "notice";

    private Audit() {}
}
