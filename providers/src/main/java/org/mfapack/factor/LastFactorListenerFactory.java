package org.mfapack.factor;

import org.mfapack.audit.GlobalListenerFactory;

/** Event listener {@code mfa-last-factor}: keeps the last factor of an account (SPEC E4). */
public final class LastFactorListenerFactory extends GlobalListenerFactory {

    public LastFactorListenerFactory() {
        super("mfa-last-factor", LastFactorListener::new);
    }
}
