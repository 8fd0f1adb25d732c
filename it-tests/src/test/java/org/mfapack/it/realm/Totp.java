package org.mfapack.it.realm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app as Keycloak sets it up by default: RFC 6238 with SHA-1, six digits, 30 seconds. */
public record Totp(String secret) {

    private static final int PERIOD_SECONDS = 30;

    /** What the app shows at that moment. */
    public String codeAt(Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(time.getEpochSecond() / PERIOD_SECONDS)
                    .array());
            int truncated = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(truncated % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String credentialData() {
        return "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}";
    }

    String secretData() {
        return "{\"value\":\"" + secret + "\"}";
    }
}
