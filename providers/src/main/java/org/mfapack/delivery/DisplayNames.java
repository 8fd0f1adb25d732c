package org.mfapack.delivery;

import java.io.IOException;
import java.util.Locale;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** What realms and clients are called in front of users. */
public final class DisplayNames {

    private DisplayNames() {}

    public static String of(RealmModel realm) {
        return realm.getDisplayName() == null || realm.getDisplayName().isBlank()
                ? realm.getName()
                : realm.getDisplayName();
    }

    /** Built-in clients are named by a message key, {@code ${client_account-console}}. */
    public static String of(ClientModel client, KeycloakSession session) {
        String name = client.getName();
        if (name == null || name.isBlank()) {
            return client.getClientId();
        }
        if (!name.startsWith("${") || !name.endsWith("}")) {
            return name;
        }
        String key = name.substring(2, name.length() - 1);
        try {
            Locale locale = session.getContext().resolveLocale(null);
            return session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getMessages(locale)
                    .getProperty(key, client.getClientId());
        } catch (IOException e) {
            return client.getClientId();
        }
    }
}
