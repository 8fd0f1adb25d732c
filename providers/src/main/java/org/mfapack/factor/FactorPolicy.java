package org.mfapack.factor;

import java.util.EnumSet;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which second factors a user may have and log in with (SPEC F6). */
public final class FactorPolicy {

    private final Set<SecondFactor> allowed;

    private FactorPolicy(Set<SecondFactor> allowed) {
        this.allowed = allowed;
    }

    /** All factors, until a policy is configured. */
    public static FactorPolicy of(RealmModel realm, UserModel user) {
        return new FactorPolicy(EnumSet.allOf(SecondFactor.class));
    }

    public boolean allows(SecondFactor factor) {
        return allowed.contains(factor);
    }
}
