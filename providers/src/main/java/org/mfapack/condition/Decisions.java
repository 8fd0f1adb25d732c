package org.mfapack.condition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;

/** What the conditions of one login decided and on which facts, for the event of the login (SPEC K5). */
public final class Decisions {

    private static final String NOTE = "mfa.decisions";
    private static final String MET = "met";
    /** Keycloak's event store holds no more in one detail by default. */
    private static final int MAX_LENGTH = 2000;
    /** Of one fact, which may come from a header. */
    private static final int MAX_FACT = 60;

    private final AuthenticationSessionModel login;

    public Decisions(AuthenticationSessionModel login) {
        this.login = login;
    }

    static Decisions of(AuthenticationFlowContext context) {
        return new Decisions(context.getAuthenticationSession());
    }

    /** Whether the condition of an execution was met before in this login, about the same user, and not in shadow mode. */
    boolean isMet(String execution, UserModel user) {
        return notes().getOrDefault(key(execution, user), "").contains("=" + MET + "(");
    }

    /** For instance {@code network=met(office)}, {@code time=unmet(10:15)}, {@code country=shadow-met(FR)}. */
    void note(String execution, UserModel user, String condition, Answer answer, boolean met, boolean shadow) {
        String outcome = (shadow ? "shadow-" : "") + (met ? MET : "un" + MET);
        String unknown = answer.holds().isEmpty() ? "unknown:" : "";
        Map<String, String> notes = notes();
        // What was decided before the user was known is no longer of interest.
        notes.keySet().removeIf(key -> key.startsWith(execution + ","));
        notes.put(key(execution, user), condition + "=" + outcome + "(" + unknown + plain(answer.fact()) + ")");
        login.setAuthNote(
                NOTE,
                notes.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /** Tells all of them so far. */
    public void addTo(EventBuilder event) {
        String all = String.join(" ", notes().values());
        if (!all.isEmpty()) {
            event.detail(Audit.CONDITIONS, all.substring(0, Math.min(all.length(), MAX_LENGTH)));
        }
    }

    private Map<String, String> notes() {
        String note = login.getAuthNote(NOTE);
        return note == null
                ? new LinkedHashMap<>()
                : Arrays.stream(note.split("\n", -1))
                        .map(line -> line.split(" ", 2))
                        .collect(Collectors.toMap(
                                part -> part[0], part -> part[1], (one, other) -> other, LinkedHashMap::new));
    }

    private static String key(String execution, UserModel user) {
        return execution + "," + (user == null ? "" : user.getId());
    }

    private static String plain(String fact) {
        String plain = fact.replaceAll("[^\\p{Alnum}_.:,/+-]", "_");
        return plain.substring(0, Math.min(plain.length(), MAX_FACT));
    }
}
