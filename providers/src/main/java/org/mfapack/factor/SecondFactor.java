package org.mfapack.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.WebAuthnPasswordlessAuthenticatorFactory;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.mfapack.delivery.Channel;

/** The kinds of second factor, the pack's own and Keycloak's, strongest first (SPEC F5). */
public enum SecondFactor {
    PASSKEY(
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnAuthenticatorFactory.PROVIDER_ID,
            WebAuthnRegisterFactory.PROVIDER_ID,
            Strength.PHISHING_RESISTANT),
    PASSWORDLESS_PASSKEY(
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            WebAuthnPasswordlessAuthenticatorFactory.PROVIDER_ID,
            WebAuthnPasswordlessRegisterFactory.PROVIDER_ID,
            Strength.PHISHING_RESISTANT),
    TOTP(
            OTPCredentialModel.TYPE,
            OTPFormAuthenticatorFactory.PROVIDER_ID,
            UserModel.RequiredAction.CONFIGURE_TOTP.name(),
            Strength.UNRESTRICTED),
    SMS("mfa-sms", "mfa-sms-code", "mfa-set-up-sms", Strength.RESTRICTED),
    EMAIL("mfa-email", "mfa-email-code", "mfa-set-up-email", Strength.RESTRICTED),
    RECOVERY_CODES("mfa-recovery-codes", "mfa-recovery-code", "mfa-set-up-recovery-codes", Strength.BACKUP),
    /** Those of Keycloak (SPEC R6). */
    BUILT_IN_RECOVERY_CODES(
            RecoveryAuthnCodesCredentialModel.TYPE,
            RecoveryAuthnCodesFormAuthenticatorFactory.PROVIDER_ID,
            UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES.name(),
            Strength.BACKUP);

    /** What a factor is good for. */
    public enum Strength {
        /** Bound to the origin (NIST SP 800-63B-4 section 3.2.5). */
        PHISHING_RESISTANT,
        /** An authenticator that NIST does not restrict. */
        UNRESTRICTED,
        /** Travels over a channel that others may read: the telephone network (NIST 3.2.9) or e-mail (NIST 3.1.3.1). */
        RESTRICTED,
        /** Only for when the others are lost. */
        BACKUP
    }

    private static final Map<String, SecondFactor> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SecondFactor::credentialType, it -> it));

    private final String credentialType;
    private final String authenticator;
    private final String setUpAction;
    private final Strength strength;
    private final Optional<Channel> channel;

    SecondFactor(String credentialType, String authenticator, String setUpAction, Strength strength) {
        this.credentialType = credentialType;
        this.authenticator = authenticator;
        this.setUpAction = setUpAction;
        this.strength = strength;
        this.channel = Arrays.stream(Channel.values())
                .filter(candidate -> candidate.credentialType().equals(credentialType))
                .findFirst();
    }

    /** The factor of a type of credential; empty for types that are no second factor, for instance a password. */
    public static Optional<SecondFactor> ofCredentialType(String type) {
        return Optional.ofNullable(type).map(BY_TYPE::get);
    }

    /** The factor whose codes go by a channel. */
    public static SecondFactor of(Channel channel) {
        return ofCredentialType(channel.credentialType()).orElseThrow();
    }

    /** The factor that an execution asks for. */
    public static Optional<SecondFactor> ofAuthenticator(String providerId) {
        return Arrays.stream(values())
                .filter(factor -> factor.authenticator.equals(providerId))
                .findFirst();
    }

    /** The factor that a required action enrols. */
    static Optional<SecondFactor> ofSetUpAction(String alias) {
        return Arrays.stream(values())
                .filter(factor -> factor.setUpAction.equals(alias))
                .findFirst();
    }

    /** Type of its credentials; also its name in configuration and events. */
    public String credentialType() {
        return credentialType;
    }

    /** Provider id of the authenticator that asks for it. */
    public String authenticator() {
        return authenticator;
    }

    /** Alias of the required action that enrols it. */
    public String setUpAction() {
        return setUpAction;
    }

    public Strength strength() {
        return strength;
    }

    /** Whether it only stands in for a lost factor, and is none that protects an account by itself. */
    public boolean isBackup() {
        return strength == Strength.BACKUP;
    }

    /** Whether it is Keycloak's, so that only Keycloak's own providers ask for it and set it up. */
    public boolean isBuiltIn() {
        return !credentialType.startsWith("mfa-");
    }

    /** How its codes reach the user; empty if it sends none. */
    public Optional<Channel> channel() {
        return channel;
    }

    /** {@code passkey}, {@code totp}, ...: as in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
