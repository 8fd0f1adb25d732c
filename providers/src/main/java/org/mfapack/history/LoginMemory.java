package org.mfapack.history;

import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.mfapack.store.CredentialLabels;

/**
 * The {@link EarlierLogins} of one user, stored as a credential without a secret: hidden from the user, in exports, gone with
 * the user, and in Keycloak's cache when a login has read the password.
 */
final class LoginMemory {

    static final String TYPE = "mfa-logins";

    private static final String LABEL = "Earlier logins";

    private final UserModel user;

    LoginMemory(UserModel user) {
        this.user = user;
    }

    EarlierLogins earlier() {
        return stored().stream()
                .findFirst()
                .map(credential -> EarlierLogins.parse(credential.getCredentialData()))
                .orElse(EarlierLogins.NONE);
    }

    void add(Login login) {
        String json = earlier().and(login).json();
        List<CredentialModel> stored = stored();
        if (stored.isEmpty()) {
            CredentialModel credential = new CredentialModel();
            credential.setType(TYPE);
            credential.setUserLabel(new CredentialLabels(user, TYPE).free(LABEL));
            credential.setSecretData("{}");
            credential.setCredentialData(json);
            credential.setCreatedDate(login.at().toEpochMilli());
            user.credentialManager().createStoredCredential(credential);
        } else {
            CredentialModel credential = stored.get(0);
            credential.setCredentialData(json);
            user.credentialManager().updateStoredCredential(credential);
        }
    }

    private List<CredentialModel> stored() {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).toList();
    }
}
