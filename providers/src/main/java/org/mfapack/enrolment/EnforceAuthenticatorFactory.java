package org.mfapack.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.SelfChecking;

/** Execution {@code mfa-enforce}: stands after the factors, alone or under conditions (SPEC E3, E5). */
public final class EnforceAuthenticatorFactory implements AuthenticatorFactory, SelfChecking {

    static final String PROVIDER_ID = "mfa-enforce";

    private static final EnforceAuthenticator AUTHENTICATOR = new EnforceAuthenticator();

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Protect your account";
    }

    @Override
    public String getHelpText() {
        return "Asks users who have no second factor to set one up. The options say how often, and until when, they"
                + " may put it off. Put it after the first and second factor.";
    }

    /** Not null, because Keycloak counts failures of executions without a category as wrong passwords. */
    @Override
    public String getReferenceCategory() {
        return PROVIDER_ID;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return EnrolmentSettings.properties();
    }

    @Override
    public List<Finding> check(KeycloakSession session, Map<String, String> config) {
        List<Finding> findings = new ArrayList<>(EnrolmentSettings.of(config).findings());
        findings.addAll(Protection.findings(session.getContext().getRealm()));
        return findings;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return AUTHENTICATOR;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
