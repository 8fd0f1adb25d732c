package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

@DisplayName("K6 Options that a condition's question depends on alone")
class SteadyConditionFactoryTest {

    private final MfaConditionFactory factory = new TimeConditionFactory();

    private Question question(Options options) {
        return factory.question((KeycloakSession) null, options);
    }

    private static Options options(String from) {
        return new Options(Map.of("mfa-time-from", from, "mfa-time-to", "18:00"));
    }

    @Test
    void givenOptions_whenAskedAgain_thenTheyAreNotReadAgain() {
        assertThat(question(options("8:00"))).isSameAs(question(options("8:00")));
    }

    @Test
    void givenOptions_whenTheOperatorChangesThem_thenTheQuestionIsAnother() {
        assertThat(question(options("8:00"))).isNotSameAs(question(options("9:00")));
    }

    @Test
    @DisplayName("O4 what is wrong is told each time")
    void givenOptionsThatCannotBeRead_whenAskedAgain_thenFoundAgain() {
        for (int time = 0; time < 2; time++) {
            Options wrong = options("eight");

            Answer answer = question(wrong).ask(null);

            assertThat(answer.holds()).isEmpty();
            assertThat(wrong.findings()).extracting(Finding::key).containsExactly("mfa-time-from");
        }
    }
}
