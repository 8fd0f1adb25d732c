package org.mfapack.condition;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Finding;
import org.mfapack.facts.LoginFacts;
import org.mfapack.place.Place;

/**
 * A question about places. On a server that cannot know any, the condition is the same for everybody, which is a finding.
 *
 * @param question that is asked
 */
record PlaceQuestion(Question question) implements Question {

    private static final String FILE_OPTION = "spi-mfa-geo--maxmind--file";
    private static final List<Finding> NO_FILE = List.of(new Finding(
            FILE_OPTION,
            "no places are known",
            "the condition's value for \"unknown\"",
            "Give the server a MaxMind DB file by --" + FILE_OPTION + "."));

    @Override
    public Answer ask(LoginFacts facts) {
        return question.ask(facts);
    }

    @Override
    public List<Finding> findings(KeycloakSession session) {
        return Place.areKnown(session) ? List.of() : NO_FILE;
    }
}
