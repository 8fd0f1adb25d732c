package org.mfapack.it.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.adapter.AbstractUserAdapterFederatedStorage;

/** A user of whom Keycloak has no copy; what Keycloak knows beyond the directory is in its federated storage. */
final class DirectoryUser extends AbstractUserAdapterFederatedStorage {

    private final Entry entry;

    DirectoryUser(KeycloakSession session, RealmModel realm, ComponentModel component, Entry entry) {
        super(session, realm, component);
        this.entry = entry;
        this.storageId = new StorageId(component.getId(), entry.username());
    }

    @Override
    public String getUsername() {
        return entry.username();
    }

    @Override
    public boolean isEnabled() {
        return entry.enabled();
    }

    @Override
    public boolean isEmailVerified() {
        return entry.verified();
    }

    @Override
    public String getFirstAttribute(String name) {
        return getAttributeStream(name).findFirst().orElse(null);
    }

    @Override
    public Stream<String> getAttributeStream(String name) {
        return profile().containsKey(name) ? profile().get(name).stream() : super.getAttributeStream(name);
    }

    @Override
    public Map<String, List<String>> getAttributes() {
        Map<String, List<String>> attributes = new HashMap<>(super.getAttributes());
        attributes.putAll(profile());
        return attributes;
    }

    private Map<String, List<String>> profile() {
        return Map.of(
                UserModel.USERNAME,
                List.of(entry.username()),
                UserModel.FIRST_NAME,
                List.of(entry.username()),
                UserModel.LAST_NAME,
                List.of("Tester"),
                UserModel.EMAIL,
                entry.email().isEmpty() ? List.of() : List.of(entry.email()));
    }

    @Override
    public void setUsername(String username) {
        throw ReadOnlyProfile.readOnly();
    }

    @Override
    public void setEnabled(boolean enabled) {
        throw ReadOnlyProfile.readOnly();
    }

    @Override
    public void setEmailVerified(boolean verified) {
        throw ReadOnlyProfile.readOnly();
    }

    @Override
    public void setSingleAttribute(String name, String value) {
        throw ReadOnlyProfile.readOnly();
    }

    @Override
    public void setAttribute(String name, List<String> values) {
        throw ReadOnlyProfile.readOnly();
    }

    @Override
    public void removeAttribute(String name) {
        throw ReadOnlyProfile.readOnly();
    }
}
