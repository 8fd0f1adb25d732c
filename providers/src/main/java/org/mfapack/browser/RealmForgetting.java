package org.mfapack.browser;

import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** When the browsers of a whole realm were forgotten (SPEC B5): a realm attribute, milliseconds since the epoch. */
final class RealmForgetting {

    private static final String NOT_BEFORE = "mfa-browsers-not-before";

    private RealmForgetting() {}

    /** Browsers that were remembered until now are forgotten. */
    static void now(RealmModel realm) {
        realm.setAttribute(NOT_BEFORE, Time.currentTimeMillis());
    }

    /** Browsers that were remembered by then are forgotten; 0 if none are. */
    static long time(RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(NOT_BEFORE))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    /**
     * Whoever saves a realm sends all of its attributes, as they were when it was read, or as a file has them; what is
     * missing Keycloak removes. That must not bring forgotten browsers back.
     */
    static void keep(KeycloakSession session, RealmModel realm) {
        long committed = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                other -> time(other.realms().getRealm(realm.getId())));
        if (committed > time(realm)) {
            realm.setAttribute(NOT_BEFORE, committed);
        }
    }
}
