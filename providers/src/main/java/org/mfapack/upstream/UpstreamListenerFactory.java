package org.mfapack.upstream;

import org.mfapack.audit.GlobalListenerFactory;

/** Event listener {@code mfa-upstream}: lets sessions know what an identity provider told (SPEC U1). */
public final class UpstreamListenerFactory extends GlobalListenerFactory {

    public UpstreamListenerFactory() {
        super("mfa-upstream", UpstreamListener::new);
    }
}
