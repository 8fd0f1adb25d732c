package org.mfapack.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.demand.RequestedAuthentication;

@DisplayName("B4 CU7 CU8 How old a factor may be")
class FreshnessTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private static Freshness asked(boolean anew, OptionalInt maxAge) {
        return new Freshness(new RequestedAuthentication(anew, false, maxAge, -1, false), null, NOW, () -> false);
    }

    @ParameterizedTest(name = "used {0} s ago, lifetime {1}, max_age {2}: {3}")
    @CsvSource({
        "10,,, true",
        "1000000,,, true",
        "30, 30,, true",
        "31, 30,, false",
        "30,, 30, true",
        "31,, 30, false",
        "60, 600, 30, false",
        "60, 30, 600, false",
        "20, 30, 600, true",
        "0,, 0, false",
        "0, 600, 0, false"
    })
    void givenAgeAndLimits_whenAccepted_thenTheStricterDecides(
            long age, Long lifetime, Integer maxAge, boolean accepted) {
        Freshness freshness = asked(false, maxAge == null ? OptionalInt.empty() : OptionalInt.of(maxAge));

        assertThat(freshness.accepts(
                        NOW.minusSeconds(age), Optional.ofNullable(lifetime).map(Duration::ofSeconds)))
                .isEqualTo(accepted);
    }

    @Test
    void givenPromptLogin_whenUsedJustNowBefore_thenNotAccepted() {
        Freshness freshness = asked(true, OptionalInt.empty());

        assertThat(freshness.isAnew()).isTrue();
        assertThat(freshness.accepts(NOW, Optional.empty())).isFalse();
    }

    @Test
    void givenMaxAgeZero_whenAsked_thenAnew() {
        assertThat(asked(false, OptionalInt.of(0)).isAnew()).isTrue();
        assertThat(asked(false, OptionalInt.of(1)).isAnew()).isFalse();
    }

    @Test
    @DisplayName("in whole seconds, as Keycloak keeps times: the fraction of a second makes nothing older")
    void givenFractionOfASecond_whenAtTheLimit_thenAccepted() {
        Freshness freshness = new Freshness(
                new RequestedAuthentication(false, false, OptionalInt.of(30), -1, false),
                null,
                NOW.plusMillis(999),
                () -> false);

        assertThat(freshness.accepts(NOW.minusSeconds(30), Optional.empty())).isTrue();
    }

    @Test
    @DisplayName("S6 DF6 before a password is changed no memory counts")
    void givenPasswordToBeChanged_whenUsedJustNowBefore_thenNotAccepted() {
        Freshness freshness = new Freshness(
                new RequestedAuthentication(false, false, OptionalInt.empty(), -1, false), null, NOW, () -> true);

        assertThat(freshness.accepts(NOW, Optional.empty())).isFalse();
    }
}
