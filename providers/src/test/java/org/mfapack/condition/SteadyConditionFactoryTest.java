package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

@DisplayName("K6 Options that a condition's question depends on alone")
class SteadyConditionFactoryTest {

    private final SteadyConditionFactory factory = new TimeConditionFactory();

    private Question question(Options options) {
        return factory.read(options).question();
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
            ConditionConfig wrong = factory.read(options("eight"));

            assertThat(wrong.question().ask(null).holds()).isEmpty();
            assertThat(wrong.findings()).extracting(Finding::key).containsExactly("mfa-time-from");
        }
    }

    @Test
    @DisplayName("K4 a fault in reading shows when the question is asked, not before")
    void givenFaultyReader_whenRead_thenAskingFails() {
        Question question = new FaultyConditionFactory().read(options("8:00")).question();

        assertThatThrownBy(() -> question.ask(null)).isInstanceOf(IllegalStateException.class);
    }

    private static final class FaultyConditionFactory extends SteadyConditionFactory {

        FaultyConditionFactory() {
            super("faulty", false);
        }

        @Override
        protected Question question(Options options) {
            throw new IllegalStateException("A fault of the pack's own");
        }

        @Override
        protected List<ProviderConfigProperty> options() {
            return List.of();
        }

        @Override
        public String getDisplayType() {
            return "Faulty";
        }

        @Override
        public String getHelpText() {
            return "";
        }
    }
}
