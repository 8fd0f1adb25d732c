package org.mfapack.delivery;

import java.util.Locale;

/** A way to reach a user out of band. */
public enum Channel {
    EMAIL,
    SMS;

    /** {@code email} or {@code sms}, as in ids, theme files and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Type of the credential that holds an address of this channel. */
    public String credentialType() {
        return "mfa-" + id();
    }

    /** Id of the required action that enrols an address. */
    public String setUpAction() {
        return "mfa-set-up-" + id();
    }
}
