package org.mfapack.it.realm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.mfapack.it.directory.DirectoryFactory;
import org.mfapack.it.directory.Entry;

/** Where the users of a realm come from. */
public enum UserSource {

    /** They are Keycloak's own. */
    KEYCLOAK {
        @Override
        void addTo(RealmRepresentation realm, List<UserRepresentation> users) {
            realm.setUsers(users);
        }
    },

    /** A read-only user storage whose users Keycloak has copies of, as of LDAP by default. */
    IMPORTING_DIRECTORY {
        @Override
        void addTo(RealmRepresentation realm, List<UserRepresentation> users) {
            String directory = addDirectory(realm, users, true);
            users.forEach(user -> {
                user.setFederationLink(directory);
                user.getCredentials().removeIf(UserSource::isPassword);
            });
            realm.setUsers(users);
        }
    },

    /** A read-only user storage of which Keycloak keeps no copy, as most that are written for old user tables. */
    DIRECTORY {
        @Override
        void addTo(RealmRepresentation realm, List<UserRepresentation> users) {
            String directory = addDirectory(realm, users, false);
            users.forEach(user -> {
                user.setId("f:" + directory + ":" + user.getUsername());
                user.getCredentials().removeIf(UserSource::isPassword);
            });
            realm.setFederatedUsers(users);
        }
    };

    abstract void addTo(RealmRepresentation realm, List<UserRepresentation> users);

    private static String addDirectory(RealmRepresentation realm, List<UserRepresentation> users, boolean copied) {
        ComponentExportRepresentation directory = new ComponentExportRepresentation();
        directory.setId(UUID.randomUUID().toString());
        directory.setName("directory");
        directory.setProviderId(DirectoryFactory.PROVIDER_ID);
        directory.setConfig(new MultivaluedHashMap<>());
        directory.getConfig().add(DirectoryFactory.COPIED, Boolean.toString(copied));
        users.forEach(user ->
                directory.getConfig().add(DirectoryFactory.ENTRIES, entry(user).text()));
        realm.setComponents(new MultivaluedHashMap<>());
        realm.getComponents().add("org.keycloak.storage.UserStorageProvider", directory);
        return directory.getId();
    }

    private static Entry entry(UserRepresentation user) {
        return new Entry(
                user.getUsername(),
                user.getCredentials().stream()
                        .filter(UserSource::isPassword)
                        .map(CredentialRepresentation::getValue)
                        .findFirst()
                        .orElse(""),
                Optional.ofNullable(user.getEmail()).orElse(""),
                user.isEmailVerified(),
                user.isEnabled());
    }

    private static boolean isPassword(CredentialRepresentation credential) {
        return CredentialRepresentation.PASSWORD.equals(credential.getType());
    }
}
