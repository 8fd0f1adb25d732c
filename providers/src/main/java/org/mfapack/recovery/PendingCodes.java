package org.mfapack.recovery;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * Codes that were shown and not confirmed. Their hashes wait in the authentication session and are gone with it; a set that
 * is shown later takes the place of an earlier one (SPEC R3).
 */
final class PendingCodes {

    private static final String NOTE = "mfa.recovery.pending";

    private final AuthenticationSessionModel login;

    PendingCodes(AuthenticationSessionModel login) {
        this.login = login;
    }

    /** @param id stands on the page, so that only the page that showed these codes can confirm them */
    record Pending(String id, int length, CodeSet set) {}

    boolean isPresent() {
        return login.getAuthNote(NOTE) != null;
    }

    /** Answers the id to confirm by. */
    String keep(CodeSet set, int length) {
        String id = UUID.randomUUID().toString();
        try {
            login.setAuthNote(NOTE, JsonSerialization.writeValueAsString(new Pending(id, length, set)));
        } catch (IOException e) {
            throw new IllegalStateException("A few plain records can be written", e);
        }
        return id;
    }

    /** The codes that the page with this id has shown, for once. */
    Optional<Pending> take(String id) {
        Optional<Pending> pending = read().filter(it -> it.id().equals(id));
        pending.ifPresent(it -> drop());
        return pending;
    }

    void drop() {
        login.removeAuthNote(NOTE);
    }

    private Optional<Pending> read() {
        String note = login.getAuthNote(NOTE);
        try {
            return note == null ? Optional.empty() : Optional.of(JsonSerialization.readValue(note, Pending.class));
        } catch (IOException e) {
            throw new IllegalStateException("The note was written by this class", e);
        }
    }
}
