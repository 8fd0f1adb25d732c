package org.mfapack.condition;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Finding;
import org.mfapack.facts.LoginFacts;

/** What one condition wants to know of a login: pure, without a side effect, asked several times per login (SPEC K6). */
@FunctionalInterface
public interface Question {

    Answer ask(LoginFacts facts);

    /** What keeps it from being answered in the realm of the session's context, although its options can be read. */
    default List<Finding> findings(KeycloakSession session) {
        return List.of();
    }
}
