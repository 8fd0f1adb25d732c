package org.mfapack.browser;

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

/** Execution {@code mfa-remembered-browser}: the first of the alternatives beside the second factors (SPEC B6). */
public final class RememberedBrowserAuthenticatorFactory implements AuthenticatorFactory, SelfChecking {

    static final String PROVIDER_ID = "mfa-remembered-browser";

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RememberedBrowserAuthenticator(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Remembered browser";
    }

    @Override
    public String getHelpText() {
        return "Stands in for the second factors beside it in a browser in which one of them was used before and that the"
                + " user lets be remembered. Make it the first of the alternatives.";
    }

    /** The credential type: the account console lists the types that some flow uses (keycloak-internals 0.1). */
    @Override
    public String getReferenceCategory() {
        return RememberedBrowserModel.TYPE;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    /** Keycloak lets an authenticator that does not count as configured run only if it could be set up. */
    @Override
    public boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CountedFactors.properties();
    }

    @Override
    public List<Finding> check(KeycloakSession session, Map<String, String> config) {
        return CountedFactors.of(config).findings();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
