package org.mfapack.times;

import org.mfapack.audit.GlobalListenerFactory;

/** Event listener {@code mfa-factor-times}: lets sessions know the factors of their logins. */
public final class FactorTimesListenerFactory extends GlobalListenerFactory {

    public FactorTimesListenerFactory() {
        super("mfa-factor-times", FactorTimesListener::new);
    }
}
