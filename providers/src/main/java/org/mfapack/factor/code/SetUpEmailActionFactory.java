package org.mfapack.factor.code;

import org.mfapack.delivery.Channel;

/** Required action {@code mfa-set-up-email}. */
public final class SetUpEmailActionFactory extends SetUpAddressActionFactory {

    public SetUpEmailActionFactory() {
        super(Channel.EMAIL, 120);
    }

    @Override
    public String getDisplayText() {
        return "Set up email codes";
    }
}
