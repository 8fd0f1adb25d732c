package org.mfapack.factor;

import org.keycloak.models.RealmModel;

/**
 * One address of a user that codes can go to.
 *
 * @param id id of its credential, or {@link #VERIFIED_EMAIL}
 * @param masked what a page or an event may show of the address
 * @param disabled too many wrong codes in a row: nothing is sent there until it is enrolled again
 */
public record Destination(String id, String address, String label, String masked, boolean disabled) {

    /** The user's own verified e-mail, which counts as enrolled without a credential (SPEC F2). */
    public static final String VERIFIED_EMAIL = "verified-email";

    /** Whether any login can ask for it; what a user has set up counts in any case. */
    boolean isProtectingIn(RealmModel realm) {
        return !id.equals(VERIFIED_EMAIL) || new AskingFlows(realm).askAtLogin(SecondFactor.EMAIL);
    }

    /** Never the address. */
    @Override
    public String toString() {
        return "Destination[" + masked + "]";
    }
}
