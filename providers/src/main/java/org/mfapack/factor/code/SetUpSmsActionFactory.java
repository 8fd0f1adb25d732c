package org.mfapack.factor.code;

import org.mfapack.delivery.Channel;

/** Required action {@code mfa-set-up-sms}. */
public final class SetUpSmsActionFactory extends SetUpAddressActionFactory {

    public SetUpSmsActionFactory() {
        super(Channel.SMS, 121);
    }

    @Override
    public String getDisplayText() {
        return "Set up SMS codes";
    }
}
