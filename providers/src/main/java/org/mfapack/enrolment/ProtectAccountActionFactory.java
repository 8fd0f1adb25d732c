package org.mfapack.enrolment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.CheckedRequiredActionFactory;
import org.mfapack.config.Finding;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.FactorPolicy;
import org.mfapack.facts.NetworkZones;

/** Required action {@code mfa-protect-account}. */
public final class ProtectAccountActionFactory extends CheckedRequiredActionFactory {

    /** Before the set-up of any factor of the pack, after whatever Keycloak asks about profile and password. */
    private static final int PRIORITY = 119;

    public ProtectAccountActionFactory() {
        super(PRIORITY);
    }

    @Override
    public String getId() {
        return EnrolmentDemand.ACTION;
    }

    @Override
    public String getDisplayText() {
        return "Protect your account";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ProtectAccountAction(session);
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return Stream.of(EnrolmentSettings.snoozeProperties(), FactorPolicy.properties(), NetworkZones.properties())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected List<Finding> findings(Map<String, String> config) {
        return Stream.concat(
                        EnrolmentSettings.of(config).findings().stream(),
                        NetworkZones.parse(config).findings().stream())
                .toList();
    }
}
