package org.mfapack.it.directory;

import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.UserStorageProviderFactory;

/**
 * A user storage that runs inside the server under test, in place of somebody's LDAP: read-only, with passwords of its
 * own and nothing else to log in with. Never part of the pack.
 */
public final class DirectoryFactory implements UserStorageProviderFactory<Directory> {

    public static final String PROVIDER_ID = "mfa-test-directory";
    /** Option of the component, once for each user: see {@link Entry}. */
    public static final String ENTRIES = "entries";
    /** Option of the component: {@code true} if Keycloak has copies of all its users. */
    public static final String COPIED = "copied";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public Directory create(KeycloakSession session, ComponentModel component) {
        List<Entry> entries = component.getConfig().getList(ENTRIES).stream()
                .map(Entry::parse)
                .toList();
        return new Directory(session, component, entries);
    }
}
