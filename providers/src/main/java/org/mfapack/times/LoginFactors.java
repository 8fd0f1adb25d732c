package org.mfapack.times;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.browser.ConditionalOtpFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.PasswordFormFactory;
import org.keycloak.authentication.authenticators.browser.SpnegoAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernameFormFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.browser.WebAuthnPasswordlessAuthenticatorFactory;
import org.keycloak.authentication.authenticators.directgrant.ValidateOTP;
import org.keycloak.authentication.authenticators.directgrant.ValidatePassword;
import org.keycloak.authentication.authenticators.resetcred.ResetPassword;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.authentication.authenticators.x509.ValidateX509CertificateUsernameFactory;
import org.keycloak.authentication.authenticators.x509.X509ClientCertificateAuthenticatorFactory;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.protocol.saml.profile.ecp.authenticator.HttpBasicAuthenticatorFactory;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.mfapack.factor.AccountLock;
import org.mfapack.factor.SecondFactor;

/**
 * The factors that a login has used so far. Which ones: what authenticators themselves name when they succeed, because one
 * and the same form takes a password or a passkey, and others succeed without asking; but not all that they name was used.
 * When: as Keycloak notes of each execution.
 */
final class LoginFactors {

    private static final String PASSWORD = PasswordCredentialModel.TYPE;
    private static final String PASSKEY = WebAuthnCredentialModel.TYPE_PASSWORDLESS;
    private static final List<String> PASSWORD_OR_PASSKEY = List.of(PASSWORD, PASSKEY);

    /** What else Keycloak's authenticators may name. */
    private static final Map<String, List<String>> NAMED = Map.of(
            UsernamePasswordFormFactory.PROVIDER_ID, PASSWORD_OR_PASSKEY,
            PasswordFormFactory.PROVIDER_ID, PASSWORD_OR_PASSKEY,
            IdpUsernamePasswordFormFactory.PROVIDER_ID, PASSWORD_OR_PASSKEY,
            UsernameFormFactory.PROVIDER_ID, List.of(PASSKEY),
            ValidatePassword.PROVIDER_ID, List.of(PASSWORD),
            ConditionalOtpFormAuthenticatorFactory.PROVIDER_ID, List.of(OTPCredentialModel.TYPE),
            ValidateOTP.PROVIDER_ID, List.of(OTPCredentialModel.TYPE),
            SpnegoAuthenticatorFactory.PROVIDER_ID, List.of(UserCredentialModel.KERBEROS),
            X509ClientCertificateAuthenticatorFactory.PROVIDER_ID, List.of(UserCredentialModel.CLIENT_CERT));

    /** Those that always ask, but do not name what for. */
    private static final Map<String, String> UNNAMED = Map.of(
            HttpBasicAuthenticatorFactory.PROVIDER_ID,
            PASSWORD,
            ValidateX509CertificateUsernameFactory.PROVIDER_ID,
            UserCredentialModel.CLIENT_CERT);

    private final RealmModel realm;
    private final AuthenticationSessionModel login;
    private final List<String> named;
    private final List<String> executed = new ArrayList<>();
    private final Map<String, Instant> succeeded = new HashMap<>();

    private LoginFactors(AuthenticationSessionModel login) {
        this.realm = login.getRealm();
        this.login = login;
        this.named = AuthenticatorUtil.getAuthnCredentials(login);
        Map<String, Integer> completed = AuthenticatorUtils.parseCompletedExecutions(
                login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED));
        login.getExecutionStatus().forEach((execution, status) -> {
            // A factor that was skipped has another status, and so has one that was set up instead.
            if (status == ExecutionStatus.SUCCESS && completed.containsKey(execution)) {
                authenticator(execution).ifPresent(authenticator -> {
                    executed.add(authenticator);
                    succeeded.merge(
                            authenticator,
                            Instant.ofEpochSecond(completed.get(execution)),
                            (one, other) -> one.isAfter(other) ? one : other);
                });
            }
        });
    }

    /** By credential type. */
    static Map<String, FactorUse> of(AuthenticationSessionModel login) {
        return new LoginFactors(login).uses();
    }

    private Map<String, FactorUse> uses() {
        Map<String, FactorUse> uses = new HashMap<>();
        types().forEach(type -> {
            FactorUse use = FactorUse.at(time(type));
            uses.put(type, PasskeyCeremony.of(login, type).map(use::with).orElse(use));
        });
        return uses;
    }

    private Set<String> types() {
        Set<String> types = new HashSet<>(named);
        if (!isPasswordUsed()) {
            types.remove(PASSWORD);
        }
        if (AccountLock.namesOtpForCounters(login) && named(OTPCredentialModel.TYPE) == 1) {
            types.remove(OTPCredentialModel.TYPE);
        }
        UNNAMED.forEach((authenticator, type) -> {
            if (succeeded.containsKey(authenticator)) {
                types.add(type);
            }
        });
        return types;
    }

    /** Keycloak names a password also where only a user name was entered, or one is yet to be chosen. */
    private boolean isPasswordUsed() {
        boolean passwordForm = succeeded.keySet().stream()
                .anyMatch(authenticator ->
                        NAMED.getOrDefault(authenticator, List.of()).contains(PASSWORD));
        if (!passwordForm) {
            return !succeeded.containsKey(UsernameFormFactory.PROVIDER_ID)
                    && !succeeded.containsKey(ResetPassword.PROVIDER_ID);
        }
        boolean passkeyInForm = named(PASSKEY) > count(WebAuthnPasswordlessAuthenticatorFactory.PROVIDER_ID);
        return !passkeyInForm || named(PASSWORD) > count(UsernameFormFactory.PROVIDER_ID);
    }

    private int named(String type) {
        return Collections.frequency(named, type);
    }

    private int count(String authenticator) {
        return Collections.frequency(executed, authenticator);
    }

    private Instant time(String type) {
        return latest(succeeded.entrySet().stream()
                        .filter(entry -> possible(entry.getKey()).anyMatch(type::equals))
                        .map(Map.Entry::getValue))
                // of an authenticator that we do not know
                .or(() -> latest(succeeded.values().stream()))
                .orElseGet(() -> Instant.ofEpochSecond(Time.currentTimeSeconds()));
    }

    private static Optional<Instant> latest(Stream<Instant> times) {
        return times.max(Instant::compareTo);
    }

    private static Stream<String> possible(String authenticator) {
        return Stream.of(
                        SecondFactor.ofAuthenticator(authenticator).map(SecondFactor::credentialType).stream(),
                        NAMED.getOrDefault(authenticator, List.of()).stream(),
                        Optional.ofNullable(UNNAMED.get(authenticator)).stream())
                .flatMap(types -> types);
    }

    private Optional<String> authenticator(String executionId) {
        return Optional.ofNullable(realm.getAuthenticationExecutionById(executionId))
                .map(AuthenticationExecutionModel::getAuthenticator);
    }
}
