package org.mfapack.factor;

import java.util.Arrays;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.demand.EnrolmentDemand;

/** An allowed factor that a login has its user set up in place of one that the factor policy forbids (SPEC F6). */
final class FactorReplacement {

    private static final String DEMANDED = "mfa.factor-replacement";

    private final RealmModel realm;
    private final AuthenticationSessionModel login;
    private final SecondFactors factors;

    FactorReplacement(KeycloakSession session, RealmModel realm, UserModel user, AuthenticationSessionModel login) {
        this.realm = realm;
        this.login = login;
        this.factors = new SecondFactors(session, realm, user);
    }

    /** Whether the user has none that is allowed, and can set one up. Who has one has to use it. */
    boolean isPossible() {
        return !isThere()
                && FactorPolicyCheck.isEnabled(realm, EnrolmentDemand.ACTION)
                && Arrays.stream(SecondFactor.values())
                        .anyMatch(factor -> !factor.isBackup() && factors.canEnrol(factor));
    }

    /** Whether the user has set up a factor that only a login with a factor, or an administrator, may replace. */
    boolean isKnownByAnother() {
        return Arrays.stream(SecondFactor.values()).anyMatch(factor -> !factor.isBackup() && factors.isStored(factor));
    }

    /** The login does not end before. */
    void demand() {
        login.setAuthNote(DEMANDED, "true");
        new EnrolmentDemand(EnrolmentDemand.Reason.UNPROTECTED, true).makeIn(login);
    }

    /** Whether this login has demanded it, be it set up by now or not. */
    boolean isDemanded() {
        return login.getAuthNote(DEMANDED) != null;
    }

    /** Whether it is set up. */
    boolean isThere() {
        return factors.enrolled().stream().anyMatch(factor -> !factor.isBackup() && factors.isAllowed(factor));
    }
}
