package org.mfapack.audit;

/**
 * The details that the pack adds to Keycloak's events (SPEC O1). What Keycloak has no event type for is a
 * {@code CUSTOM_REQUIRED_ACTION} whose {@link #EVENT} says what happened.
 */
public final class Audit {

    /** What happened: {@link #SEND}, {@link #VERIFY}, {@link #BLOCK} or another of the values below. */
    public static final String EVENT = "mfa_event";
    /** The credential type of the factor. */
    public static final String FACTOR = "mfa_factor";
    /** The masked address. */
    public static final String DESTINATION = "mfa_destination";
    /** The sender that took the message. */
    public static final String SENDER = "mfa_sender";
    /** Why it failed: a short token. */
    public static final String REASON = "mfa_reason";
    /** How many recovery codes are left. */
    public static final String REMAINING = "mfa_remaining";
    /** The kind of a security notice. */
    public static final String NOTICE_KIND = "mfa_notice";

    /** On the login's own event: what each condition decided and on which fact (SPEC K5). */
    public static final String CONDITIONS = "mfa_conditions";

    public static final String SEND = "send";
    public static final String VERIFY = "verify";
    public static final String BLOCK = "block";
    /** A recovery code was used (SPEC R4). */
    public static final String RECOVERY = "recovery";
    /** The factor policy, or the demand for a second factor, did not let it happen. */
    public static final String REFUSE = "refuse";
    /** The user put the set-up of a second factor off; {@link #REASON} tells how often that can be done again. */
    public static final String SKIP = "skip";
    /** The login goes no further until a second factor has been set up. */
    public static final String ENFORCE = "enforce";
    /** A security notice was sent, or could not be. */
    public static final String NOTICE = "notice";

    /** A browser is remembered from now on (SPEC B1); {@link #FACTOR} lists the factors. */
    public static final String REMEMBER = "remember";
    /** Remembered browsers of a user are forgotten (SPEC B5), or one whose cookie was stolen (SPEC B3). */
    public static final String FORGET = "forget";
    /** How many browsers an event is about. */
    public static final String BROWSERS = "mfa_browsers";
    /** On the login's own event: the factors that were not asked for because the browser is remembered. */
    public static final String REMEMBERED = "mfa_remembered";

    private Audit() {}
}
