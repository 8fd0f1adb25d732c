package org.mfapack.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.browser.BrowserSettings.Mode;
import org.mfapack.config.Finding;
import org.mfapack.factor.SecondFactor;

@DisplayName("B1 B5 O4 How a realm remembers browsers")
class BrowserSettingsTest {

    @Test
    void givenNothing_whenRead_thenTheUserDecidesForThirtyDays() {
        BrowserSettings settings = BrowserSettings.of((Map<String, String>) null);

        assertThat(settings.mode()).isEqualTo(Mode.TICK);
        assertThat(settings.days())
                .containsEntry(SecondFactor.TOTP, 30)
                .doesNotContainKeys(SecondFactor.RECOVERY_CODES, SecondFactor.BUILT_IN_RECOVERY_CODES);
        assertThat(settings.max()).isEqualTo(10);
        assertThat(settings.findings()).isEmpty();
    }

    @Test
    void givenDaysOfOneFactor_whenRead_thenTheOthersHaveTheGeneralOnes() {
        BrowserSettings settings =
                BrowserSettings.of(Map.of("mfa-remember-days", "20", "mfa-remember-days-email", "3"));

        assertThat(settings.days()).containsEntry(SecondFactor.EMAIL, 3).containsEntry(SecondFactor.SMS, 20);
    }

    @Test
    @DisplayName("O4 what is wrong never remembers more than was meant")
    void givenNonsense_whenRead_thenTheSafeSide() {
        BrowserSettings settings = BrowserSettings.of(
                Map.of("mfa-remember-mode", "sometimes", "mfa-remember-days", "999", "mfa-remember-max", "0"));

        assertThat(settings.mode()).isEqualTo(Mode.NEVER);
        assertThat(settings.days()).containsEntry(SecondFactor.TOTP, 365);
        assertThat(settings.max()).isEqualTo(1);
        assertThat(settings.findings())
                .extracting(Finding::key)
                .contains("mfa-remember-mode", "mfa-remember-days", "mfa-remember-max");
    }

    @Test
    void givenListWithUnknownFactors_whenRead_thenItCountsOnlyTheOthersAndNeverAll() {
        CountedFactors mixed = CountedFactors.of(Map.of(CountedFactors.OPTION, "otp, pigeon"));
        CountedFactors unknown = CountedFactors.of(Map.of(CountedFactors.OPTION, "pigeon"));

        assertThat(mixed.only().orElseThrow().factors()).containsExactly(SecondFactor.TOTP);
        assertThat(unknown.only().orElseThrow().factors()).isEmpty();
        assertThat(unknown.findings()).hasSize(1);
        assertThat(CountedFactors.of((Map<String, String>) null).only()).isEmpty();
    }
}
