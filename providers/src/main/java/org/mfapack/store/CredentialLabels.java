package org.mfapack.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * The labels that a new credential of one user cannot have. Keycloak refuses one that is there already, whatever its
 * case: among those of one type, and among all of them for a user that comes from a user storage and is not imported.
 */
public final class CredentialLabels {

    private final UserModel user;
    private final String type;

    /** @param type of the new credential */
    public CredentialLabels(UserModel user, String type) {
        this.user = user;
        this.type = type;
    }

    public boolean isTaken(String label) {
        return taken().contains(folded(label));
    }

    /** The label itself or, if it is taken, the label with the next free number, for instance {@code Chrome (2)}. */
    public String free(String label) {
        return allFree(label).findFirst().orElseThrow();
    }

    /** The free label and, without end, those with the next free numbers: another login may take one at the same moment. */
    public Stream<String> allFree(String label) {
        List<String> taken = taken();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? label : label + " (" + number + ")")
                .filter(numbered -> !taken.contains(folded(numbered)));
    }

    private List<String> taken() {
        Stream<CredentialModel> rivals = StorageId.isLocalStorage(user.getId())
                ? user.credentialManager().getStoredCredentialsByTypeStream(type)
                : user.credentialManager().getStoredCredentialsStream();
        return rivals.map(CredentialModel::getUserLabel)
                .filter(label -> label != null)
                .map(CredentialLabels::folded)
                .toList();
    }

    private static String folded(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
