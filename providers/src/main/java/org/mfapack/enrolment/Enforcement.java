package org.mfapack.enrolment;

import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.demand.EnrolmentDemand;

/**
 * What an execution {@code mfa-enforce} wants of a user. The session remembers it, so that a login by cookie, which
 * passes the execution by, is held to it when the time has come (SPEC E3).
 *
 * @param settings as {@link EnrolmentSettings#encode} writes them
 */
record Enforcement(String settings) {

    private static final String SESSION_NOTE = "mfa-enforce";

    /** What a session of this user remembers; of another user's, which may be the one before in this browser, nothing. */
    static Optional<Enforcement> of(UserSessionModel session, UserModel user) {
        return Optional.ofNullable(session)
                .filter(it -> it.getUser().getId().equals(user.getId()))
                .map(it -> it.getNote(SESSION_NOTE))
                .map(Enforcement::new);
    }

    void rememberIn(AuthenticationSessionModel login) {
        login.setUserSessionNote(SESSION_NOTE, settings);
    }

    boolean isMandatory(Protection protection) {
        return protection.verdict(EnrolmentSettings.decode(settings)) instanceof Verdict.Mandatory;
    }

    /** Asks a user who is not protected, if it is time and there is something to choose or no way around it. */
    void applyTo(AuthenticationSessionModel login, Protection protection) {
        Verdict verdict = protection.verdict(EnrolmentSettings.decode(settings));
        boolean mandatory = verdict instanceof Verdict.Mandatory;
        if (mandatory || (verdict instanceof Verdict.Skippable && protection.canBeProtected())) {
            new EnrolmentDemand(EnrolmentDemand.Reason.UNPROTECTED, mandatory, settings).makeIn(login);
        }
    }
}
