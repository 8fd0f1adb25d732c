package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.FlowDraft;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;

/**
 * Many conditions in one flow, each in shadow mode in a sub-flow of its own: one login asks all of them. What they decide is
 * read from the login's event. The sub-flows would refuse the login, so that each login proves that a shadow does nothing.
 */
final class ConditionTable {

    static final String ALICE = "alice";

    private static final String PASSWORD = "wonderland";

    private final TestRealm realm;
    private final Map<String, Step> rows = new LinkedHashMap<>();

    ConditionTable(TestRealm realm) {
        this.realm = realm;
    }

    /** What follows {@code mfa-condition-} in the id of a condition, and its options: names and values in turn. */
    static Step condition(String name, String... options) {
        Step step = Step.required("mfa-condition-" + name);
        for (int i = 0; i < options.length; i += 2) {
            step = step.with(options[i], options[i + 1]);
        }
        return step;
    }

    /** One more condition, under a name of the test's own. */
    ConditionTable row(String label, String name, String... options) {
        rows.put(label, condition(name, options).with("mfa-condition-shadow", "true"));
        return this;
    }

    ConditionTable negated(String label, String name, String... options) {
        row(label, name, options);
        rows.computeIfPresent(label, (any, step) -> step.with("mfa-condition-negate", "true"));
        return this;
    }

    static UserDraft user(TestRealm realm, String name) {
        return realm.user(name).password(PASSWORD).role("default-roles-" + realm.name());
    }

    /** Draws the flow behind the password, with the user {@link #ALICE}. */
    ConditionTable create() {
        FlowDraft flow = realm.flow("table").password();
        rows.values()
                .forEach(condition ->
                        flow.form(Step.conditional("row", condition, Step.required("deny-access-authenticator"))));
        user(realm, ALICE);
        realm.create();
        return this;
    }

    Map<String, String> login(Browser browser) {
        return login(browser, ALICE, Map.of());
    }

    /** Logs in and answers what was decided, by row: {@code met(office)}. */
    Map<String, String> login(Browser browser, String user, Map<String, String> request) {
        browser.clearCookies();
        browser.authorize(realm, request).loginPage().signIn(user, PASSWORD);
        assertThat(browser.isAtApplication())
                .as("a condition in shadow mode does nothing")
                .isTrue();
        return byRow(decisions(realm));
    }

    /** Of the last login. */
    static List<String> decisions(TestRealm realm) {
        List<EventRepresentation> logins = realm.events("LOGIN");
        String told = logins.get(logins.size() - 1).getDetails().getOrDefault("mfa_conditions", "");
        return told.isEmpty() ? List.of() : List.of(told.split(" "));
    }

    private Map<String, String> byRow(List<String> decisions) {
        assertThat(decisions).hasSize(rows.size());
        Map<String, String> byRow = new LinkedHashMap<>();
        Iterator<String> next = decisions.iterator();
        List<String> notInShadow = new ArrayList<>();
        rows.keySet().forEach(label -> {
            String decision = next.next();
            if (!decision.contains("=shadow-")) {
                notInShadow.add(decision);
            }
            byRow.put(label, decision.replaceFirst(".*=shadow-", "").replaceFirst("@[^@]*$", ""));
        });
        assertThat(notInShadow).isEmpty();
        return byRow;
    }
}
