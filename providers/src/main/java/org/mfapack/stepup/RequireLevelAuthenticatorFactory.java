package org.mfapack.stepup;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Execution {@code mfa-require-level}: stands at the end of a flow (SPEC S1). */
public final class RequireLevelAuthenticatorFactory implements AuthenticatorFactory {

    static final String PROVIDER_ID = "mfa-require-level";

    private static final RequireLevelAuthenticator AUTHENTICATOR = new RequireLevelAuthenticator();

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Require the requested level";
    }

    @Override
    public String getHelpText() {
        return "An application that insists on a level of authentication (essential acr) gets the error"
                + " unmet_authentication_requirements if this login has not reached it. Put it last in the flow.";
    }

    /** Not null, because Keycloak counts failures of executions without a category as wrong passwords. */
    @Override
    public String getReferenceCategory() {
        return PROVIDER_ID;
    }

    @Override
    public boolean isConfigurable() {
        return false;
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
        return List.of();
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
