package org.mfapack.delivery.sms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.keycloak.vault.DefaultVaultRawSecret;
import org.keycloak.vault.DefaultVaultTranscriber;
import org.keycloak.vault.VaultProvider;
import org.keycloak.vault.VaultRawSecret;
import org.keycloak.vault.VaultTranscriber;

/** Keycloak's own reading of references, over entries in memory. */
public final class Vaults {

    private Vaults() {}

    public static VaultTranscriber empty() {
        return of(Map.of());
    }

    public static VaultTranscriber of(Map<String, String> entries) {
        return new DefaultVaultTranscriber(new VaultProvider() {
            @Override
            public VaultRawSecret obtainSecret(String key) {
                return DefaultVaultRawSecret.forBuffer(Optional.ofNullable(entries.get(key))
                        .map(value -> ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8))));
            }

            @Override
            public void close() {}
        });
    }
}
