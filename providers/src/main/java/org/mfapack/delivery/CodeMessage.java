package org.mfapack.delivery;

import java.util.Locale;
import org.mfapack.code.Purpose;

/**
 * One code on its way to one address: ids and plain values only, because it leaves the request thread.
 *
 * @param deliveryId under which the outcome is kept
 * @param maskedAddress what events may show of the address
 * @param locale in which the user saw the page
 * @param host of the login page, for the last line of a text message (WICG origin-bound codes)
 * @param codeInSubject whether an e-mail's subject shows the code
 */
public record CodeMessage(
        String deliveryId,
        Channel channel,
        String address,
        String maskedAddress,
        String code,
        int lifetimeSeconds,
        Purpose purpose,
        Locale locale,
        String host,
        boolean codeInSubject,
        Origin origin)
        implements Message {

    /** Minutes to tell the user, at least one. */
    public int lifetimeMinutes() {
        return Math.max(1, lifetimeSeconds / 60);
    }

    /** Never the code or the address. */
    @Override
    public String toString() {
        return "CodeMessage[" + channel + "]";
    }
}
