package org.mfapack.condition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
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
    /** All of them for the event, kept up to date: each condition of each step tells. */
    private Optional<String> told = Optional.empty();

    /**
     * One decision as it is kept: words between blanks, one to a line.
     *
     * @param user id of whom it was about; empty if that was not yet known
     * @param acts whether the sub-flow runs
     * @param condition its name
     * @param alias of the configuration
     */
    private record Line(String execution, String user, boolean acts, String condition, String outcome, String alias) {

        static Line parse(String line) {
            String[] words = line.split(" ", -1);
            return new Line(words[0], words[1], Boolean.parseBoolean(words[2]), words[3], words[4], words[5]);
        }

        String write() {
            return String.join(" ", execution, user, Boolean.toString(acts), condition, outcome, alias);
        }

        String text() {
            return condition + "=" + outcome;
        }
    }

    private Decisions(AuthenticationSessionModel login) {
        this.login = login;
    }

    /** The same for all that a request has to do with a login: each of its conditions asks, and each step asks again. */
    public static Decisions of(KeycloakSession session, AuthenticationSessionModel login) {
        Decisions known = session.getAttribute(NOTE, Decisions.class);
        if (known == null || !known.areOf(login)) {
            known = new Decisions(login);
            session.setAttribute(NOTE, known);
        }
        return known;
    }

    private boolean areOf(AuthenticationSessionModel other) {
        return login == other
                || (login.getTabId().equals(other.getTabId())
                        && login.getParentSession()
                                .getId()
                                .equals(other.getParentSession().getId()));
    }

    /** Whether the condition of an execution was met before in this login, about the same user, and not in shadow mode. */
    boolean isMet(String execution, UserModel user) {
        Line line = current().get(execution);
        return line != null && line.acts() && line.user().equals(id(user));
    }

    /** In the place of what was decided there before. */
    void note(String execution, UserModel user, Decision decision, String alias) {
        Line line = new Line(
                execution, id(user), decision.acts(), decision.condition(), decision.outcome(), Decision.plain(alias));
        Line before = current().put(execution, line);
        if (!line.equals(before)) {
            boolean added = before == null && read != null;
            read = added ? read + "\n" + line.write() : write();
            login.setAuthNote(NOTE, read);
            told = told.filter(any -> added && isAlone(line)).map(all -> all + " " + line.text());
        }
    }

    /** Tells all of them so far, in the order of the flow; where one condition stands several times, with its alias. */
    public void addTo(EventBuilder event) {
        if (!current().isEmpty()) {
            told = told.or(() -> Optional.of(tell()));
            String all = told.get();
            event.detail(Audit.CONDITIONS, all.length() > MAX_LENGTH ? all.substring(0, MAX_LENGTH) : all);
        }
    }

    private String write() {
        StringJoiner all = new StringJoiner("\n");
        for (Line line : lines.values()) {
            all.add(line.write());
        }
        return all.toString();
    }

    private String tell() {
        StringJoiner all = new StringJoiner(" ");
        for (Line line : lines.values()) {
            all.add(line.alias().isEmpty() || isAlone(line) ? line.text() : line.text() + "@" + line.alias());
        }
        return all.toString();
    }

    /** Whether no other decision is one of the same condition. */
    private boolean isAlone(Line line) {
        for (Line other : lines.values()) {
            if (other.condition().equals(line.condition()) && !other.execution().equals(line.execution())) {
                return false;
            }
        }
        return true;
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
        Map<String, Line> lines = new LinkedHashMap<>();
        if (note != null) {
            for (String text : note.split("\n", -1)) {
                Line line = Line.parse(text);
                lines.put(line.execution(), line);
            }
        }
        return lines;
    }

    private static String id(UserModel user) {
        return user == null ? "" : user.getId();
    }
}
