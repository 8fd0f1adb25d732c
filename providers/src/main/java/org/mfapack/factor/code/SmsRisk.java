package org.mfapack.factor.code;

import java.util.EnumSet;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;

/** Whether to tell a user that text messages can be intercepted: where something safer is at hand (SPEC F7, NIST 3.2.9). */
final class SmsRisk {

    private static final Set<SecondFactor> SAFER =
            EnumSet.of(SecondFactor.PASSKEY, SecondFactor.PASSWORDLESS_PASSKEY, SecondFactor.TOTP);

    private final SecondFactors factors;
    private final RealmModel realm;
    private final boolean told;

    /** @param told whether users are to be told at all */
    SmsRisk(SecondFactors factors, RealmModel realm, boolean told) {
        this.factors = factors;
        this.realm = realm;
        this.told = told;
    }

    /** The user has nothing safer, and could set it up. */
    boolean isAvoidable() {
        return told
                && SAFER.stream().noneMatch(factors::isEnrolled)
                && SAFER.stream().anyMatch(factors::canEnrol);
    }

    /** And the realm can lead there when the login ends. */
    boolean isWayOutOpen() {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(EnrolmentDemand.ACTION);
        return action != null && action.isEnabled() && isAvoidable();
    }
}
