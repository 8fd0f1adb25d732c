package org.mfapack.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.config.Finding;

class EnrolmentSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Verdict verdict(EnrolmentState state, String... config) {
        return EnrolmentSettings.of(map(config)).verdict(state, NOW);
    }

    private static Map<String, String> map(String... config) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < config.length; i += 2) {
            map.put(config[i], config[i + 1]);
        }
        return map;
    }

    private static EnrolmentState state(int snoozes, Instant snoozedUntil) {
        return new EnrolmentState(NOW.minus(DAY).getEpochSecond(), snoozes, snoozedUntil.getEpochSecond());
    }

    @Nested
    @DisplayName("O4 what cannot be used is found, and the nearest safe value is used")
    class Reading {

        @Test
        void givenNoConfiguration_whenRead_thenTheDefaultsOfTheSpecification() {
            EnrolmentSettings settings = EnrolmentSettings.of(null);

            assertThat(settings.snoozeDays()).isEqualTo(14);
            assertThat(settings.snoozeMax()).hasValue(3);
            assertThat(settings.from()).isEmpty();
            assertThat(settings.graceDays()).isEmpty();
            assertThat(settings.findings()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "mfa-snooze-days,0,1",
            "mfa-snooze-days,999,365",
            "mfa-snooze-days,two,14",
            "mfa-snooze-max,-1,0",
            "mfa-snooze-max,101,100",
            "mfa-snooze-max,often,3",
            "mfa-grace-days,-7,0",
            "mfa-grace-days,soon,0",
            "mfa-enforce-from,31.01.2199,1970-01-01",
            "mfa-enforce-from,2199-02-30,1970-01-01"
        })
        void givenWrongValue_whenRead_thenSafeValueAndFinding(String key, String value, String used) {
            assertThat(EnrolmentSettings.of(Map.of(key, value)).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.remedy()).contains(key))
                    .extracting(Finding::key, Finding::value, Finding::used)
                    .containsExactly(key, value, used);
        }

        @Test
        @DisplayName("E3 O4 a date that cannot be read is enforced now")
        void givenUnreadableDate_whenAsked_thenMandatory() {
            assertThat(verdict(EnrolmentState.NEVER_ASKED, "mfa-enforce-from", "soon"))
                    .isInstanceOf(Verdict.Mandatory.class);
        }

        @Test
        void givenSettings_whenTheyGoAlongInANote_thenTheyComeBackWithoutTheRest() {
            Map<String, String> config = map("mfa-snooze-max", "7", "mfa-enforce-from", "2030-01-01", "other", "x");

            String note = EnrolmentSettings.encode(config);

            assertThat(EnrolmentSettings.decode(note)).isEqualTo(EnrolmentSettings.of(config));
            assertThat(note).doesNotContain("other");
            assertThat(EnrolmentSettings.decode(EnrolmentSettings.encode(null))).isEqualTo(EnrolmentSettings.of(null));
        }
    }

    @Nested
    @DisplayName("E2 opt-in")
    class OptIn {

        @Test
        void givenNeverAsked_whenAsked_thenSkippableFor14DaysThreeTimes() {
            assertThat(verdict(EnrolmentState.NEVER_ASKED))
                    .isEqualTo(new Verdict.Skippable(
                            Optional.of(NOW.plus(DAY.multipliedBy(14))), OptionalInt.of(3), Optional.empty()));
        }

        @Test
        void givenSnoozed_whenTheTimeIsNotOver_thenNotAsked() {
            assertThat(verdict(state(1, NOW.plusSeconds(1)))).isInstanceOf(Verdict.Snoozed.class);
            assertThat(verdict(state(3, NOW.plusSeconds(1)))).isInstanceOf(Verdict.Snoozed.class);
        }

        @Test
        void givenSnoozed_whenTheTimeIsOver_thenAskedAndMandatoryAfterTheLast() {
            assertThat(verdict(state(2, NOW)))
                    .isInstanceOfSatisfying(
                            Verdict.Skippable.class, it -> assertThat(it.left()).hasValue(1));
            assertThat(verdict(state(3, NOW))).isInstanceOf(Verdict.Mandatory.class);
        }

        @Test
        void givenNoSnoozes_whenAsked_thenMandatoryAlsoForWhoSnoozedBefore() {
            assertThat(verdict(EnrolmentState.NEVER_ASKED, "mfa-snooze-max", "0"))
                    .isInstanceOf(Verdict.Mandatory.class);
            assertThat(verdict(state(1, NOW.plus(DAY)), "mfa-snooze-max", "0")).isInstanceOf(Verdict.Mandatory.class);
        }
    }

    @Nested
    @DisplayName("E3 enforced")
    class Enforced {

        @Test
        void givenDate_whenItHasCome_thenMandatoryWhateverWasSnoozed() {
            assertThat(verdict(state(1, NOW.plus(DAY)), "mfa-enforce-from", "2026-11-22"))
                    .isInstanceOf(Verdict.Mandatory.class);
            assertThat(verdict(state(1, NOW.plus(DAY)), "mfa-enforce-from", "2026-11-23"))
                    .isInstanceOf(Verdict.Snoozed.class);
        }

        @Test
        void givenDateNear_whenPutOff_thenNotBeyondItAndAsOftenAsOneLikes() {
            assertThat(verdict(state(50, NOW), "mfa-enforce-from", "2026-11-25"))
                    .isInstanceOfSatisfying(Verdict.Skippable.class, it -> {
                        assertThat(it.until()).contains(Instant.parse("2026-11-25T00:00:00Z"));
                        assertThat(it.left()).isEmpty();
                        assertThat(Verdict.daysBetween(NOW, it.deadline().orElseThrow()))
                                .isEqualTo(3);
                    });
        }

        @Test
        void givenDateAndNumber_whenTheNumberIsUsedUp_thenMandatoryBeforeTheDate() {
            assertThat(verdict(state(2, NOW), "mfa-enforce-from", "2030-01-01", "mfa-snooze-max", "2"))
                    .isInstanceOf(Verdict.Mandatory.class);
        }

        @Test
        void givenGrace_whenItIsOver_thenMandatory() {
            assertThat(verdict(EnrolmentState.NEVER_ASKED, "mfa-grace-days", "1"))
                    .isInstanceOf(Verdict.Skippable.class);
            assertThat(verdict(state(1, NOW.plus(DAY)), "mfa-grace-days", "1")).isInstanceOf(Verdict.Mandatory.class);
            assertThat(verdict(EnrolmentState.NEVER_ASKED, "mfa-grace-days", "0"))
                    .isInstanceOf(Verdict.Mandatory.class);
        }

        @Test
        void givenDateAndGrace_whenOneIsEarlier_thenItCounts() {
            assertThat(verdict(state(0, NOW), "mfa-enforce-from", "2030-01-01", "mfa-grace-days", "1"))
                    .isInstanceOf(Verdict.Mandatory.class);
            assertThat(verdict(state(0, NOW), "mfa-enforce-from", "2026-11-01", "mfa-grace-days", "90"))
                    .isInstanceOf(Verdict.Mandatory.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "86400,1", "86401,2", "172800,2", "0,1", "-5,1"})
    void givenSecondsLeft_whenCountedInDays_thenWhatIsLeftOfADayIsOne(long seconds, int days) {
        assertThat(Verdict.daysBetween(NOW, NOW.plusSeconds(seconds))).isEqualTo(days);
    }

    @Test
    void givenTwoVerdicts_whenBothHold_thenTheStricter() {
        Verdict snoozed = new Verdict.Snoozed();
        Verdict mandatory = new Verdict.Mandatory();

        assertThat(snoozed.and(Verdict.Skippable.THIS_LOGIN)).isEqualTo(Verdict.Skippable.THIS_LOGIN);
        assertThat(Verdict.Skippable.THIS_LOGIN.and(snoozed)).isEqualTo(Verdict.Skippable.THIS_LOGIN);
        assertThat(Verdict.Skippable.THIS_LOGIN.and(mandatory)).isEqualTo(mandatory);
        assertThat(mandatory.and(snoozed)).isEqualTo(mandatory);
    }
}
