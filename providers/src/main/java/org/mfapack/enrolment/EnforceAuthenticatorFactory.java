package org.mfapack.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.SelfChecking;
import org.mfapack.stepup.CheckpointFactory;

/** Execution {@code mfa-enforce}: stands after the factors, alone or under conditions (SPEC E3, E5). */
public final class EnforceAuthenticatorFactory extends CheckpointFactory implements SelfChecking {

    static final String PROVIDER_ID = "mfa-enforce";

    public EnforceAuthenticatorFactory() {
        super(PROVIDER_ID, new EnforceAuthenticator());
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
}
