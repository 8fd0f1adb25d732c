package org.mfapack.it.stepup;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;

/**
 * An authenticator whose flags the test chooses, which no browser's can: it signs what WebAuthn says (sections 6.1 and
 * 6.3.3), with ES256.
 */
final class SoftwarePasskey {

    static final int PRESENT = 1;
    static final int VERIFIED = 4;
    static final int BACKUP_ELIGIBLE = 8;

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern CHALLENGE = Pattern.compile("challenge\\s*:\\s*['\"]([\\w-]+)['\"]");
    private static final byte[] ID = "a-key-of-the-test".getBytes(StandardCharsets.US_ASCII);
    private static final int COORDINATE = 32;

    private final KeyPair keys;

    SoftwarePasskey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Keycloak stores it after its registration. */
    UserDraft enrol(UserDraft user, String credentialType) {
        return user.stored(
                credentialType,
                "{\"aaguid\":\"00000000-0000-0000-0000-000000000000\",\"credentialId\":\""
                        + Base64.getEncoder().encodeToString(ID) + "\",\"counter\":0,\"credentialPublicKey\":\""
                        + URL.encodeToString(coseKey())
                        + "\",\"attestationStatementFormat\":\"none\",\"transports\":[]}",
                "{}");
    }

    /** What the page's script posts after the ceremony; {@code flags} as signed. */
    Map<String, String> answer(TestRealm realm, Browser browser, int flags) {
        Matcher challenge = CHALLENGE.matcher(browser.html());
        if (!challenge.find()) {
            throw new AssertionError("no challenge in " + browser.html());
        }
        String origin = realm.server().baseUri().toString().replaceFirst("/$", "");
        byte[] client = ("{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge.group(1) + "\",\"origin\":\""
                        + origin + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] data = ByteBuffer.allocate(32 + 1 + Integer.BYTES)
                .put(sha256(realm.server().baseUri().getHost().getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .array();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("clientDataJSON", URL.encodeToString(client));
        form.put("authenticatorData", URL.encodeToString(data));
        form.put("signature", URL.encodeToString(sign(data, sha256(client))));
        form.put("credentialId", URL.encodeToString(ID));
        form.put("userHandle", URL.encodeToString(realm.find("alice").getId().getBytes(StandardCharsets.UTF_8)));
        return form;
    }

    /** The same data with other flags, which the signature does not cover. */
    static Map<String, String> tampered(Map<String, String> answer, int flags) {
        byte[] data = Base64.getUrlDecoder().decode(answer.get("authenticatorData"));
        data[32] = (byte) flags;
        Map<String, String> form = new LinkedHashMap<>(answer);
        form.put("authenticatorData", URL.encodeToString(data));
        return form;
    }

    /** A CBOR map: key type EC2, algorithm ES256, curve P-256, x, y. */
    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE});
        cbor.writeBytes(coordinate(key.getW().getAffineX()));
        cbor.writeBytes(new byte[] {0x22, 0x58, COORDINATE});
        cbor.writeBytes(coordinate(key.getW().getAffineY()));
        return cbor.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(
                Arrays.copyOfRange(bytes, bytes.length - length, bytes.length), 0, padded, COORDINATE - length, length);
        return padded;
    }

    private byte[] sign(byte[] data, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(clientHash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
