package org.mfapack.condition;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;

/** What the conditions of one login decided and on which facts, for the event of the login (SPEC K5). */
public final class Decisions {

    private static final String NOTE = "mfa.decisions";
    /** Keycloak's event store holds no more in one detail by default. */
    private static final int MAX_LENGTH = 2000;

    private final AuthenticationSessionModel login;
    /** What {@link #lines} was read from. */
    private String read;

    private Map<String, Line> lines = new LinkedHashMap<>();
    /** All of them for the event, made once: each condition of each step tells. */
    private Optional<String> told = Optional.empty();

    /**
     * One decision as it is kept: words between blanks, one to a line.
     *
     * @param user id of whom it was about; empty if that was not yet known
     * @param acts whether the sub-flow runs
     * @param alias of the configuration
     */
    private record Line(String execution, String user, boolean acts, String text, String alias) {

        static Line parse(String line) {
            String[] words = line.split(" ", -1);
            return new Line(words[0], words[1], Boolean.parseBoolean(words[2]), words[3], words[4]);
        }

        String write() {
            return String.join(" ", execution, user, Boolean.toString(acts), text, alias);
        }

        String condition() {
            return text.substring(0, text.indexOf('='));
        }
    }

    private Decisions(AuthenticationSessionModel login) {
        this.login = login;
    }

    /** The same for all that a request has to do with a login: each of its conditions asks, and each step asks again. */
    public static Decisions of(KeycloakSession session, AuthenticationSessionModel login) {
        String attribute = NOTE + "." + login.getParentSession().getId() + "." + login.getTabId();
        Decisions known = session.getAttribute(attribute, Decisions.class);
        if (known == null) {
            known = new Decisions(login);
            session.setAttribute(attribute, known);
        }
        return known;
    }

    /** Whether the condition of an execution was met before in this login, about the same user, and not in shadow mode. */
    boolean isMet(String execution, UserModel user) {
        Line line = current().get(execution);
        return line != null && line.acts() && line.user().equals(id(user));
    }

    /** In the place of what was decided there before. */
    void note(String execution, UserModel user, Decision decision, String alias) {
        Line line = new Line(execution, id(user), decision.acts(), decision.text(), Decision.plain(alias));
        Line before = current().put(execution, line);
        if (!line.equals(before)) {
            read = before == null && read != null ? read + "\n" + line.write() : write();
            login.setAuthNote(NOTE, read);
            told = Optional.empty();
        }
    }

    /** Tells all of them so far, in the order of the flow; where one condition stands several times, with its alias. */
    public void addTo(EventBuilder event) {
        if (!current().isEmpty()) {
            told = told.or(() -> Optional.of(tell()));
            event.detail(Audit.CONDITIONS, told.get());
        }
    }

    private String write() {
        return lines.values().stream().map(Line::write).collect(Collectors.joining("\n"));
    }

    private String tell() {
        Map<String, Integer> counts = new HashMap<>();
        lines.values().forEach(line -> counts.merge(line.condition(), 1, Integer::sum));
        StringJoiner all = new StringJoiner(" ");
        lines.values()
                .forEach(line -> all.add(
                        counts.get(line.condition()) == 1 || line.alias().isEmpty()
                                ? line.text()
                                : line.text() + "@" + line.alias()));
        return all.toString().substring(0, Math.min(all.length(), MAX_LENGTH));
    }

    /** The note may have gone with the flow, or have been written by another request of the same browser tab. */
    private Map<String, Line> current() {
        String note = login.getAuthNote(NOTE);
        if (!Objects.equals(note, read)) {
            read = note;
            lines = parse(note);
            told = Optional.empty();
        }
        return lines;
    }

    private static Map<String, Line> parse(String note) {
        return note == null
                ? new LinkedHashMap<>()
                : Arrays.stream(note.split("\n", -1))
                        .map(Line::parse)
                        .collect(Collectors.toMap(
                                Line::execution, line -> line, (one, other) -> other, LinkedHashMap::new));
    }

    private static String id(UserModel user) {
        return user == null ? "" : user.getId();
    }
}
