package org.mfapack.code;

/**
 * What a page may know of an open challenge.
 *
 * @param deliveryId handle of the delivery of the latest code
 * @param expiresAt seconds since the epoch; the code is refused from this second on
 * @param resendAt seconds since the epoch of the earliest resend
 * @param resendsLeft in this login
 */
public record Challenge(String deliveryId, long expiresAt, long resendAt, int resendsLeft) {}
