package org.mfapack.enrolment;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Why and how firmly a login asks its user to set up a second factor by the required action {@code mfa-protect-account}.
 * It is kept in the authentication session, where no form can change it.
 *
 * @param mandatory whether the login ends only after a factor has been set up
 */
public record EnrolmentDemand(Reason reason, boolean mandatory) {

    /** Alias of the required action. */
    public static final String ACTION = "mfa-protect-account";

    private static final String NOTE = "mfa.enrolment-demand";

    /** What the page says why it is there. */
    public enum Reason {
        /** Nothing protects the account but its first factor. */
        UNPROTECTED,
        /** A recovery code was used: the other factors may be lost (SPEC R4). */
        RECOVERY,
        /** The user wants a safer factor than the one just used (SPEC F7). */
        SAFER
    }

    /** Asks for it in this login. */
    public void makeIn(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, reason + " " + mandatory);
        login.addRequiredAction(ACTION);
    }

    /** What this login demands; empty if nothing in it has asked for a factor. */
    public static Optional<EnrolmentDemand> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE))
                .map(note -> note.split(" "))
                .map(parts -> new EnrolmentDemand(Reason.valueOf(parts[0]), Boolean.parseBoolean(parts[1])));
    }
}
