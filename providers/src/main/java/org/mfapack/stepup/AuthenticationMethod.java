package org.mfapack.stepup;

import java.util.Optional;
import java.util.Set;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.mfapack.factor.SecondFactor;
import org.mfapack.times.FactorUse;
import org.mfapack.times.PasskeyProof;

/**
 * How a user proved to be who they are: one for each kind of factor, so that two passkeys, or two sets of recovery codes,
 * are one method.
 */
enum AuthenticationMethod {
    PASSWORD,
    TOTP,
    PASSKEY,
    SMS,
    EMAIL,
    RECOVERY_CODE,
    KERBEROS,
    CERTIFICATE;

    /** Empty for factors of others, which we know no word for. */
    static Optional<AuthenticationMethod> of(String credentialType) {
        return switch (credentialType) {
            case PasswordCredentialModel.TYPE -> Optional.of(PASSWORD);
            case UserCredentialModel.KERBEROS -> Optional.of(KERBEROS);
            case UserCredentialModel.CLIENT_CERT -> Optional.of(CERTIFICATE);
            default -> SecondFactor.ofCredentialType(credentialType).map(AuthenticationMethod::of);
        };
    }

    private static AuthenticationMethod of(SecondFactor factor) {
        return switch (factor) {
            case PASSKEY, PASSWORDLESS_PASSKEY -> PASSKEY;
            case TOTP -> TOTP;
            case SMS -> SMS;
            case EMAIL -> EMAIL;
            case RECOVERY_CODES, BUILT_IN_RECOVERY_CODES -> RECOVERY_CODE;
        };
    }

    /** Its words in {@code amr}: those of RFC 8176, and our own for e-mail and recovery codes, which it does not know. */
    Set<String> values(FactorUse use) {
        return switch (this) {
            case PASSWORD -> Set.of("pwd");
            case TOTP -> Set.of("otp");
            // Keycloak accepts none without a touch. A key that may have been copied is one in software.
            case PASSKEY -> Set.of(use.passkey().map(PasskeyProof::deviceBound).orElse(false) ? "hwk" : "swk", "user");
            case SMS -> Set.of("sms");
            case EMAIL -> Set.of("email");
            case RECOVERY_CODE -> Set.of("recovery");
            case KERBEROS -> Set.of("wia");
            // of a key that may be anywhere
            case CERTIFICATE -> Set.of("pop");
        };
    }
}
