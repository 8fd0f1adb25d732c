package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.config.Options;
import org.mfapack.upstream.UpstreamLogin;

@DisplayName("U2 K4 When a provider has proven a second factor")
class UpstreamProofTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static UpstreamLogin login(String... amr) {
        return new UpstreamLogin("partner", Set.of(amr), Optional.empty(), Optional.empty());
    }

    private static UpstreamLogin level(String acr) {
        return new UpstreamLogin("partner", Set.of(), Optional.of(acr), Optional.empty());
    }

    private static UpstreamLogin ago(Duration age) {
        return new UpstreamLogin("partner", Set.of("mfa"), Optional.empty(), Optional.of(NOW.minus(age)));
    }

    private static Answer ask(Map<String, String> config, UpstreamLogin login) {
        return ask(config, login, Optional.empty());
    }

    private static Answer ask(Map<String, String> config, UpstreamLogin login, Optional<Duration> requested) {
        return UpstreamProof.of(new Options(config)).isMissing(Optional.ofNullable(login), NOW, requested);
    }

    private static Answer proven() {
        return Answer.of(false, "partner:mfa");
    }

    private static Answer missing(String why) {
        return Answer.of(true, "partner:" + why);
    }

    private static Answer unknown(String why) {
        return Answer.unknown("partner:" + why);
    }

    @Test
    void givenNoConfiguration_whenAsked_thenOnlyTheWordMfaIsAProof() {
        assertThat(ask(null, login("pwd", "mfa"))).isEqualTo(proven());
        assertThat(ask(null, login("pwd", "otp", "MFA"))).isEqualTo(missing("no_mfa"));
        assertThat(ask(null, level("mfa"))).isEqualTo(missing("no_mfa"));
    }

    @Test
    void givenNothingTold_whenAsked_thenUnknown() {
        assertThat(ask(null, login())).isEqualTo(unknown("tells_nothing"));
        assertThat(ask(null, null)).isEqualTo(Answer.unknown("no_provider"));
    }

    @ParameterizedTest
    @CsvSource({
        "hwk##pwd+otp, pwd otp, true",
        "hwk##pwd+otp, hwk, true",
        "hwk##pwd+otp, pwd, false",
        "hwk##pwd+otp, otp, false",
        "hwk##pwd+otp, mfa, false",
        "' pwd + otp ', pwd otp sms, true"
    })
    void givenOtherMethods_whenAsked_thenEachEntryIsAProofAsAWhole(String amr, String told, boolean proof) {
        assertThat(ask(Map.of(UpstreamProof.AMR, amr), login(told.split(" ", -1))))
                .isEqualTo(proof ? proven() : missing("no_mfa"));
    }

    @Test
    @DisplayName("O4 an entry without a method proves nothing, and is found")
    void givenEmptyEntry_whenAsked_thenNothingIsProven() {
        Options options = new Options(Map.of(UpstreamProof.AMR, "+"));

        assertThat(UpstreamProof.of(options).isMissing(Optional.of(login("mfa")), NOW, Optional.empty()))
                .isEqualTo(missing("no_mfa"));
        assertThat(options.findings()).hasSize(1);
    }

    @Test
    void givenLevels_whenAsked_thenThoseAndTheMethodsAreProofs() {
        Map<String, String> config = Map.of(UpstreamProof.ACR, "urn:gold##https://refeds.org/profile/mfa");

        assertThat(ask(config, level("https://refeds.org/profile/mfa"))).isEqualTo(proven());
        assertThat(ask(config, level("urn:silver"))).isEqualTo(missing("no_mfa"));
        assertThat(ask(config, login("mfa"))).isEqualTo(proven());
    }

    @Test
    void givenBelievedProviders_whenAnotherProves_thenItDoesNotCount() {
        assertThat(ask(Map.of(UpstreamProof.PROVIDERS, "bank##partner"), login("mfa")))
                .isEqualTo(proven());
        assertThat(ask(Map.of(UpstreamProof.PROVIDERS, "bank"), login("mfa"))).isEqualTo(missing("not_believed"));
    }

    @Nested
    class Age {

        @Test
        void givenMaximumAge_whenOlder_thenTheProofIsMissing() {
            Map<String, String> config = Map.of(UpstreamProof.MAX_AGE, "600");

            assertThat(ask(config, ago(Duration.ofMinutes(10)))).isEqualTo(proven());
            assertThat(ask(config, ago(Duration.ofSeconds(601)))).isEqualTo(missing("too_old"));
            assertThat(ask(config, login("mfa"))).isEqualTo(unknown("no_auth_time"));
            assertThat(ask(config, login("pwd"))).isEqualTo(missing("no_mfa"));
        }

        @Test
        void givenNoMaximumAge_whenOldOrUndated_thenProven() {
            assertThat(ask(null, ago(Duration.ofDays(400)))).isEqualTo(proven());
            assertThat(ask(null, login("mfa"))).isEqualTo(proven());
        }

        @Test
        @DisplayName("B4 the application's max_age is added, and cannot make the limit longer")
        void givenMaxAgeRequested_whenOlder_thenTheProofIsMissing() {
            UpstreamLogin minuteOld = ago(Duration.ofMinutes(1));

            assertThat(ask(null, minuteOld, Optional.of(Duration.ofSeconds(30))))
                    .isEqualTo(missing("too_old"));
            assertThat(ask(null, login("mfa"), Optional.of(Duration.ofSeconds(30))))
                    .isEqualTo(unknown("no_auth_time"));
            assertThat(ask(Map.of(UpstreamProof.MAX_AGE, "30"), minuteOld, Optional.of(Duration.ofHours(1))))
                    .isEqualTo(missing("too_old"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ten minutes", "0", "-1"})
        @DisplayName("O4 a maximum age that cannot be read is the shortest one, not none")
        void givenUnusableMaximumAge_whenAsked_thenTheShortestHolds(String value) {
            Options options = new Options(Map.of(UpstreamProof.MAX_AGE, value));

            assertThat(UpstreamProof.of(options).maxAge()).contains(Duration.ofSeconds(1));
            assertThat(options.findings()).hasSize(1);
        }
    }
}
