package org.mfapack.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.config.Finding;
import org.mfapack.config.SelfChecking;
import org.mfapack.factor.SecondFactor;

/** Execution {@code mfa-recovery-code}: one of the codes that the user has saved for this day. */
public final class RecoveryCodeAuthenticatorFactory
        implements AuthenticatorFactory, AuthenticationFlowCallbackFactory, SelfChecking {

    @Override
    public String getId() {
        return SecondFactor.RECOVERY_CODES.authenticator();
    }

    /**
     * Keycloak's chooser has authenticators of stored credentials in the order of the user's credentials, and after them those
     * that are of none. Recovery codes belong last, whenever they were set up: so they pose as the latter, and for users
     * who have none as one of a credential that nobody has.
     */
    @Override
    public Authenticator create(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        UserModel user = login == null ? null : login.getAuthenticatedUser();
        return user != null
                        && new RecoveryCodes(session, login.getRealm(), user)
                                .usable()
                                .isPresent()
                ? new RecoveryCodeAuthenticator(session)
                : new UnlistedRecoveryCodeAuthenticator(session);
    }

    /** The credential type: the account console lists the types that some flow uses (keycloak-internals 0.1). */
    @Override
    public String getReferenceCategory() {
        return RecoveryCodesCredentialModel.TYPE;
    }

    @Override
    public String getDisplayType() {
        return "Recovery code";
    }

    @Override
    public String getHelpText() {
        return "Asks for one of the recovery codes that the user has saved. Each works once.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return RecoveryMode.properties();
    }

    @Override
    public List<Finding> check(KeycloakSession session, Map<String, String> config) {
        List<Finding> findings = new ArrayList<>();
        RecoveryMode mode = RecoveryMode.of(config, findings);
        findings.addAll(mode.findings(session.getContext().getRealm()));
        return findings;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
