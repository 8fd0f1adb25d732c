package org.mfapack.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hashes of a challenge (SPEC C3). The key of each challenge is made of its random serial, which is stored
 * with it, and of the ids of the authentication session, which are not: the store alone does not allow to try codes.
 */
final class Seal {

    private static final String HMAC = "HmacSHA256";

    private final Binding binding;

    Seal(Binding binding) {
        this.binding = binding;
    }

    /** Where the challenge of this binding is kept; tells nothing about it. */
    String address() {
        return encode(hmac(secret(), "address"));
    }

    String of(String serial, String code) {
        return encode(hmac(hmac(secret(), "code " + serial), code));
    }

    boolean matches(String seal, String serial, String code) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.US_ASCII), of(serial, code).getBytes(StandardCharsets.US_ASCII));
    }

    /** A handle for the page that waits for the delivery of this code; unguessable, and of no other use. */
    String deliveryId(String serial) {
        return encode(hmac(secret(), "delivery " + serial));
    }

    private byte[] secret() {
        return encodeFields(binding.fields());
    }

    /** Length-prefixed, so that no two bindings look alike. */
    private static byte[] encodeFields(List<String> fields) {
        List<byte[]> parts = fields.stream()
                .map(field -> field.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer buffer = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> buffer.putInt(part.length).put(part));
        return buffer.array();
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
