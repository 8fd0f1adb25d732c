package org.mfapack.demand;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Why and how firmly a login asks its user to set up a second factor by the required action {@code mfa-protect-account}.
 * It is kept in the authentication session, where no form can change it.
 *
 * @param mandatory whether the login ends only after a factor has been set up
 * @param settings how long it can be put off: a JSON object of options of {@code mfa-enforce}
 */
public record EnrolmentDemand(Reason reason, boolean mandatory, String settings) {

    /** Alias of the required action. */
    public static final String ACTION = "mfa-protect-account";

    private static final String NOTE = "mfa.enrolment-demand";
    private static final String DEFAULTS = "{}";

    /** What the page says why it is there. */
    public enum Reason {
        /** Nothing protects the account but its first factor. */
        UNPROTECTED,
        /** A recovery code was used: the other factors may be lost (SPEC R4). */
        RECOVERY,
        /** The user wants a safer factor than the one just used (SPEC F7). */
        SAFER
    }

    /** A demand that, unless mandatory, can be put off by the defaults. */
    public EnrolmentDemand(Reason reason, boolean mandatory) {
        this(reason, mandatory, DEFAULTS);
    }

    /** Asks for it in this login; what it asked for before is not softened. */
    public void makeIn(AuthenticationSessionModel login) {
        boolean firm = mandatory || of(login).map(EnrolmentDemand::mandatory).orElse(false);
        login.setAuthNote(NOTE, reason + " " + firm + " " + settings);
        login.addRequiredAction(ACTION);
        if (firm) {
            MfaRequirement.makeIn(login);
        }
    }

    /** What this login demands; empty if nothing in it has asked for a factor. */
    public static Optional<EnrolmentDemand> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE))
                .map(note -> note.split(" ", 3))
                .map(parts -> new EnrolmentDemand(Reason.valueOf(parts[0]), Boolean.parseBoolean(parts[1]), parts[2]));
    }
}
