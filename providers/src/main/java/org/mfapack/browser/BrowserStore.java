package org.mfapack.browser;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.mfapack.store.CredentialChange;

/** Changes the remembered browsers of a user, each time in a transaction of its own that reads them anew. */
final class BrowserStore {

    private final CredentialChange change;

    BrowserStore(KeycloakSession session, RealmModel realm, UserModel user) {
        this.change = new CredentialChange(session, realm, user);
    }

    /** Changes one browser; empty if it is gone, or could not be changed. */
    <T> Optional<T> change(String selector, Function<RememberedBrowserModel, Optional<T>> what) {
        return change.make(credentials -> find(credentials, selector).flatMap(browser -> {
            Optional<T> result = what.apply(browser);
            result.ifPresent(changed -> credentials.updateStoredCredential(browser));
            return result;
        }));
    }

    /** True for the one of all callers that removed it. */
    boolean remove(String selector) {
        return change.make(credentials -> find(credentials, selector)
                        .filter(browser -> credentials.removeStoredCredentialById(browser.getId())))
                .isPresent();
    }

    /**
     * Drops what is over and what is too much, and puts one of the rest first in the user's own order of credentials: among
     * alternatives Keycloak begins with the credential that stands there.
     */
    void tidy(int max, long now) {
        change.make(credentials -> {
            List<String> kept = kept(credentials, max, now);
            ids(credentials).filter(id -> !kept.contains(id)).toList().forEach(credentials::removeStoredCredentialById);
            if (!isFirst(credentials) && !kept.isEmpty()) {
                credentials.moveStoredCredentialTo(kept.get(0), null);
            }
            return Optional.of(true);
        });
    }

    /** Whether {@link #tidy} would find something to do. */
    static boolean isUntidy(SubjectCredentialManager credentials, int max, long now) {
        return !isFirst(credentials)
                || ids(credentials).count() > kept(credentials, max, now).size();
    }

    /** The newest first. */
    private static List<String> kept(SubjectCredentialManager credentials, int max, long now) {
        return browsers(credentials).stream()
                .sorted(Comparator.comparing(RememberedBrowserModel::getCreatedDate)
                        .reversed())
                .filter(browser -> browser.until() > now)
                .limit(max)
                .map(RememberedBrowserModel::getId)
                .toList();
    }

    private static Stream<String> ids(SubjectCredentialManager credentials) {
        return credentials
                .getStoredCredentialsByTypeStream(RememberedBrowserModel.TYPE)
                .map(CredentialModel::getId);
    }

    private static boolean isFirst(SubjectCredentialManager credentials) {
        return credentials
                .getStoredCredentialsStream()
                .findFirst()
                .filter(first -> first.getType().equals(RememberedBrowserModel.TYPE))
                .isPresent();
    }

    static List<RememberedBrowserModel> browsers(SubjectCredentialManager credentials) {
        return credentials
                .getStoredCredentialsByTypeStream(RememberedBrowserModel.TYPE)
                .flatMap(stored -> RememberedBrowserModel.of(stored).stream())
                .toList();
    }

    static Optional<RememberedBrowserModel> find(SubjectCredentialManager credentials, String selector) {
        return browsers(credentials).stream()
                .filter(browser -> browser.chain().selector().equals(selector))
                .findFirst();
    }
}
