package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

@DisplayName("K2 K4 O4 The options that all conditions have")
class ConditionSettingsTest {

    private static final Answer YES = Answer.of(true, "office");

    private static ConditionSettings settings(Map<String, String> config) {
        return ConditionSettings.of(new Options(config));
    }

    private static boolean isMet(Map<String, String> config, Answer answer) {
        ConditionSettings settings = settings(config);
        return settings.isMet(settings.judged(answer));
    }

    @Test
    void givenNothing_whenAnswered_thenAsItIsAndUnknownIsMet() {
        assertThat(isMet(Map.of(), YES)).isTrue();
        assertThat(isMet(Map.of(), Answer.of(false, "elsewhere"))).isFalse();
        assertThat(isMet(Map.of(), Answer.unknown("no_address"))).isTrue();
    }

    @Test
    void givenNegate_whenAnswered_thenTheOppositeAndUnknownIsStillMet() {
        Map<String, String> negate = Map.of("mfa-condition-negate", " TRUE ");

        assertThat(isMet(negate, YES)).isFalse();
        assertThat(isMet(negate, Answer.of(false, "elsewhere"))).isTrue();
        assertThat(isMet(negate, Answer.unknown("no_address"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "1", "true##true"})
    @DisplayName("O4 a negation that cannot be read does not open what the operator meant to close")
    void givenNegateThatCannotBeRead_whenAnswered_thenUnknownEitherWay(String negate) {
        Map<String, String> config = Map.of("mfa-condition-negate", negate);
        Options options = new Options(config);

        assertThat(isMet(config, YES)).isTrue();
        assertThat(isMet(config, Answer.of(false, "elsewhere"))).isTrue();
        assertThat(settings(config).judged(YES).holds()).isEmpty();
        assertThat(ConditionSettings.of(options).whenUnknown()).isTrue();
        assertThat(options.findings()).extracting(Finding::used).containsExactly("unknown");
    }

    @Test
    void givenUnknownIsNoMatchAndNegateCannotBeRead_whenAnswered_thenUnmet() {
        assertThat(isMet(Map.of("mfa-condition-negate", "yes", "mfa-condition-unknown", "no-match"), YES))
                .isFalse();
    }
}
