package org.mfapack.recovery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells which code of a set an entry could be, so that one slow hash decides and not one for each code that is left
 * (SPEC R7).
 *
 * <p>The tag of a code is the first byte of its HMAC-SHA-256 under a key of the set. Whoever reads the database has the
 * key, too, so each bit of a tag is a bit that need not be guessed: eight of the 65 at least. What remains, 57 bits, each guess
 * of which costs a password hash of the realm besides the 2<sup>65</sup> HMACs that find the candidates, is out of reach.
 * That tags of one set differ tells another fraction of a bit. Whoever has no copy of the database learns nothing: no
 * tag ever leaves the server, and the time of an answer does not depend on it.
 */
final class LookupTags {

    /** How many different tags there are; several times the most codes of a set, so that different ones are soon drawn. */
    static final int RANGE = 256;

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    private LookupTags(byte[] key) {
        this.key = key;
    }

    static LookupTags withNewKey(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new LookupTags(key);
    }

    /** @param key as {@link #key} gave it */
    static LookupTags withKey(String key) {
        return new LookupTags(Base64.getDecoder().decode(key));
    }

    static boolean isKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String key() {
        return Base64.getEncoder().encodeToString(key);
    }

    int of(RecoveryCode code) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Byte.toUnsignedInt(mac.doFinal(code.characters().getBytes(StandardCharsets.US_ASCII))[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }
}
