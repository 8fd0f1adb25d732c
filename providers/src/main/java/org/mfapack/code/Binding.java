package org.mfapack.code;

import java.util.List;
import java.util.Objects;
import org.mfapack.throttle.Account;

/**
 * What a challenge belongs to (SPEC C4). All of it together is the address of the challenge: in another tab, for another
 * user, after a change of the destination there simply is none.
 *
 * @param rootSessionId id of the root authentication session: a secret of the browser
 * @param tabId id of the tab's authentication session
 * @param factor credential type, for instance {@code mfa-email}
 * @param destination the full address the code goes to
 */
public record Binding(
        String realmId,
        String rootSessionId,
        String tabId,
        String userId,
        Purpose purpose,
        String factor,
        String destination) {

    public Binding {
        Objects.requireNonNull(purpose);
        fields(realmId, rootSessionId, tabId, userId, purpose, factor, destination)
                .forEach(Objects::requireNonNull);
    }

    List<String> fields() {
        return fields(realmId, rootSessionId, tabId, userId, purpose, factor, destination);
    }

    /** Wrong codes of an enrolment do not block the login: it proves another address. */
    Account account() {
        return new Account(realmId, userId, purpose == Purpose.ENROLMENT ? factor + "-enrolment" : factor);
    }

    private static List<String> fields(
            String realmId, String root, String tab, String user, Purpose purpose, String factor, String destination) {
        return List.of(realmId, root, tab, user, purpose.name(), factor, destination);
    }

    /** Never the destination or the session: both would end up in logs. */
    @Override
    public String toString() {
        return "Binding[" + purpose + ", " + factor + "]";
    }
}
