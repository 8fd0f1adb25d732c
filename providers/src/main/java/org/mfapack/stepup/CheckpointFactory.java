package org.mfapack.stepup;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What executions that are a {@link Checkpoint} have in common. */
public abstract class CheckpointFactory implements AuthenticatorFactory {

    private final String id;
    private final Checkpoint checkpoint;

    /** @param checkpoint without a state of its own: it serves all logins */
    protected CheckpointFactory(String id, Checkpoint checkpoint) {
        this.id = id;
        this.checkpoint = checkpoint;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return checkpoint;
    }

    /** Not null, because Keycloak counts failures of executions without a category as wrong passwords. */
    @Override
    public final String getReferenceCategory() {
        return id;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final boolean isConfigurable() {
        return !getConfigProperties().isEmpty();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
