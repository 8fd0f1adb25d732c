package org.mfapack.browser;

import org.mfapack.audit.GlobalListenerFactory;

/** Event listener {@code mfa-browsers}: remembers and forgets browsers (SPEC B1, B5). */
public final class BrowserListenerFactory extends GlobalListenerFactory {

    public BrowserListenerFactory() {
        super("mfa-browsers", BrowserListener::new);
    }
}
