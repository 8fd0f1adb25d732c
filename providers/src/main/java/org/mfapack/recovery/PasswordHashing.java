package org.mfapack.recovery;

import java.io.IOException;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.util.JsonSerialization;

/** Hashes as the realm hashes passwords: algorithm and cost are those of its password policy, or Keycloak's defaults. */
final class PasswordHashing implements CodeHashing {

    private static final Logger LOG = Logger.getLogger(PasswordHashing.class);

    private final KeycloakSession session;
    private final PasswordPolicy policy;

    PasswordHashing(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.policy = realm.getPasswordPolicy();
    }

    @Override
    public StoredHash hash(RecoveryCode code) {
        PasswordCredentialModel hashed = current().encodedCredential(code.characters(), policy.getHashIterations());
        try {
            return new StoredHash(
                    JsonSerialization.mapper.readTree(hashed.getSecretData()),
                    JsonSerialization.mapper.readTree(hashed.getCredentialData()));
        } catch (IOException e) {
            throw new IllegalStateException("A hash provider writes JSON", e);
        }
    }

    private PasswordHashProvider current() {
        String algorithm = policy.getHashAlgorithm();
        PasswordHashProvider chosen =
                algorithm == null ? null : session.getProvider(PasswordHashProvider.class, algorithm);
        return chosen == null ? session.getProvider(PasswordHashProvider.class) : chosen;
    }

    @Override
    public boolean matches(RecoveryCode code, StoredHash hash) {
        try {
            CredentialModel stored = new CredentialModel();
            stored.setSecretData(JsonSerialization.writeValueAsString(hash.secret()));
            stored.setCredentialData(JsonSerialization.writeValueAsString(hash.algorithm()));
            PasswordCredentialModel password = PasswordCredentialModel.createFromCredentialModel(stored);
            String algorithm = password.getPasswordCredentialData().getAlgorithm();
            PasswordHashProvider provider = session.getProvider(PasswordHashProvider.class, algorithm);
            if (provider == null) {
                LOG.warnf("Recovery codes cannot be checked: there is no password hash provider \"%s\"", algorithm);
                return false;
            }
            return provider.verify(code.characters(), password);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("A stored recovery code cannot be read: %s", e.getClass().getName());
            return false;
        }
    }
}
