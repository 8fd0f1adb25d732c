package org.mfapack.throttle;

import java.util.Objects;

/**
 * What failures are counted on: one factor of one user, whichever login, browser or address it happens in (SPEC C7).
 *
 * @param factor a credential type, for instance {@code mfa-sms}
 */
public record Account(String realmId, String userId, String factor) {

    public Account {
        Objects.requireNonNull(realmId);
        Objects.requireNonNull(userId);
        Objects.requireNonNull(factor);
    }
}
