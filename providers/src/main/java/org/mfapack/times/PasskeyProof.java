package org.mfapack.times;

/**
 * What the authenticator of a passkey has signed in a login.
 *
 * @param userVerified whether it made sure who its user is, by PIN or biometrics (WebAuthn flag UV)
 * @param deviceBound whether the key cannot leave its device (WebAuthn flag BE is not set); false if that is not known
 */
public record PasskeyProof(boolean userVerified, boolean deviceBound) {}
