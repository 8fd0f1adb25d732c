package org.mfapack.browser;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser shows to be recognised: the value of the cookie (SPEC B3).
 *
 * @param selector names the browser among those of its user, and stays with it: 128 bits
 * @param secret proves that it is the browser, and is another after each use: 256 bits
 */
record BrowserToken(String selector, String secret) {

    private static final Pattern VALUE = Pattern.compile("([\\w-]{22})\\.([\\w-]{43})");
    private static final int SELECTOR_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static BrowserToken random(SecureRandom random) {
        return new BrowserToken(bytes(random, SELECTOR_BYTES), bytes(random, SECRET_BYTES));
    }

    /** A key for {@link #successor}: 256 bits. */
    static String randomKey(SecureRandom random) {
        return bytes(random, SECRET_BYTES);
    }

    static Optional<BrowserToken> parse(String value) {
        Matcher matcher = VALUE.matcher(value == null ? "" : value);
        return matcher.matches() ? Optional.of(new BrowserToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String value() {
        return selector + "." + secret;
    }

    /** All that is stored of the secret. It is random enough that a plain hash does not give it away. */
    String hash() {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * The token after this one. Whoever has both this token and the key gets the same: parallel requests with one token
     * leave the browser with one successor, though neither the server nor its database knows it.
     */
    BrowserToken successor(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key), "HmacSHA256"));
            return new BrowserToken(
                    selector, BASE64.encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "BrowserToken[" + selector + "]";
    }

    private static String bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
