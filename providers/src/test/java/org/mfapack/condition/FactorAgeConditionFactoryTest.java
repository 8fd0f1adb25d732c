package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

@DisplayName("K2 K4 O4 The options of mfa-condition-factor-age")
class FactorAgeConditionFactoryTest {

    private final FactorAgeConditionFactory factory = new FactorAgeConditionFactory();

    @Test
    void givenNothing_whenChecked_thenFine() {
        assertThat(factory.check(null, null)).isEmpty();
    }

    @Test
    void givenSeveralFactorsAndAnAge_whenChecked_thenFine() {
        assertThat(factory.check(
                        null, Map.of("mfa-factor-age-factors", "password##mfa-sms", "mfa-factor-age-max", "86400")))
                .isEmpty();
    }

    @Test
    void givenUnknownFactor_whenAsked_thenUnknownSoThatTheSafeSideDecides() {
        Map<String, String> config = Map.of("mfa-factor-age-factors", "password##sms");

        assertThat(factory.check(null, config)).extracting(Finding::key).containsExactly("mfa-factor-age-factors");
        Answer answer =
                factory.question((KeycloakSession) null, new Options(config)).ask(null);
        assertThat(answer.holds()).isEmpty();
        assertThat(new ConditionSettings(Optional.of(false), true, false).isMet(answer))
                .isTrue();
    }

    @Test
    void givenUnusableAges_whenChecked_thenTheNearestSafeOneIsUsed() {
        assertThat(factory.check(null, Map.of("mfa-factor-age-max", "0")))
                .extracting(Finding::used)
                .containsExactly("1");
        assertThat(factory.check(null, Map.of("mfa-factor-age-max", "one day")))
                .extracting(Finding::used)
                .containsExactly("1");
    }
}
