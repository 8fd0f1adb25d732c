package org.mfapack.it.directory;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.user.ImportedUserValidation;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryMethodsProvider;

/** Finds users and checks their passwords; takes no change of what it knows of them. */
final class Directory
        implements UserStorageProvider,
                UserLookupProvider,
                UserQueryMethodsProvider,
                ImportedUserValidation,
                CredentialInputValidator {

    private final KeycloakSession session;
    private final ComponentModel component;
    private final List<Entry> entries;

    Directory(KeycloakSession session, ComponentModel component, List<Entry> entries) {
        this.session = session;
        this.component = component;
        this.entries = entries;
    }

    @Override
    public UserModel getUserById(RealmModel realm, String id) {
        return getUserByUsername(realm, StorageId.externalId(id));
    }

    @Override
    public UserModel getUserByUsername(RealmModel realm, String username) {
        return only(realm, entry -> entry.username().equalsIgnoreCase(username));
    }

    @Override
    public UserModel getUserByEmail(RealmModel realm, String email) {
        return only(realm, entry -> entry.email().equalsIgnoreCase(email));
    }

    private UserModel only(RealmModel realm, Predicate<Entry> wanted) {
        return users(realm, wanted).findFirst().orElse(null);
    }

    private Stream<UserModel> users(RealmModel realm, Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).map(entry -> new DirectoryUser(session, realm, component, entry));
    }

    /** By user name only, as far as tests ask; whoever Keycloak has a copy of is found without the directory. */
    @Override
    public Stream<UserModel> searchForUserStream(
            RealmModel realm, Map<String, String> parameters, Integer first, Integer max) {
        return component.get(DirectoryFactory.COPIED, false)
                ? Stream.empty()
                : users(realm, entry -> entry.username().equals(parameters.get(UserModel.USERNAME)));
    }

    @Override
    public Stream<UserModel> getGroupMembersStream(RealmModel realm, GroupModel group, Integer first, Integer max) {
        return Stream.empty();
    }

    @Override
    public Stream<UserModel> searchForUserByUserAttributeStream(RealmModel realm, String name, String value) {
        return Stream.empty();
    }

    /** A user whom Keycloak has a copy of; null, and so removed, if the directory has forgotten it. */
    @Override
    public UserModel validate(RealmModel realm, UserModel copy) {
        return only(realm, entry -> entry.username().equals(copy.getUsername())) == null
                ? null
                : new ReadOnlyProfile(copy);
    }

    @Override
    public boolean supportsCredentialType(String type) {
        return PasswordCredentialModel.TYPE.equals(type);
    }

    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel user, String type) {
        return supportsCredentialType(type);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        return supportsCredentialType(input.getType())
                && entries.stream()
                        .filter(entry -> entry.username().equals(user.getUsername()))
                        .anyMatch(entry -> entry.password().equals(input.getChallengeResponse()));
    }

    @Override
    public void close() {}
}
