package org.mfapack.config;

import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Registers a required action in every realm, present and future, because Keycloak ignores those that a realm does not
 * know, and the pack must work without configuration.
 */
final class RealmRequiredActions {

    private final RequiredActionFactory action;
    private final int priority;

    /** @param priority the order among required actions, lower first */
    RealmRequiredActions(RequiredActionFactory action, int priority) {
        this.action = action;
        this.priority = priority;
    }

    /** To be called from {@code postInit}. */
    void registerIn(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent migration) {
            KeycloakModelUtils.runJobInTransaction(
                    migration.getFactory(),
                    session -> session.realms().getRealmsStream().toList().forEach(this::registerIn));
        } else if (event instanceof RealmModel.RealmPostCreateEvent creation) {
            registerIn(creation.getCreatedRealm());
        }
    }

    /** Leaves alone what an administrator or an import has put there, a disabled action included. */
    private void registerIn(RealmModel realm) {
        if (realm.getRequiredActionProviderByAlias(action.getId()) == null) {
            RequiredActionProviderModel model = new RequiredActionProviderModel();
            model.setAlias(action.getId());
            model.setProviderId(action.getId());
            model.setName(action.getDisplayText());
            model.setEnabled(true);
            model.setDefaultAction(false);
            model.setPriority(priority);
            realm.addRequiredActionProvider(model);
        }
    }
}
