package org.mfapack.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.config.Finding;

@DisplayName("R1, R4, R5, O4: options of recovery codes")
class RecoverySettingsTest {

    @Test
    void givenNothing_whenRead_thenDefaults() {
        assertThat(RecoverySettings.of((Map<String, String>) null))
                .isEqualTo(new RecoverySettings(10, 13, 3, true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "mfa-recovery-length, 12, 13",
        "mfa-recovery-length, 6, 13",
        "mfa-recovery-length, 27, 26",
        "mfa-recovery-length, many, 13",
        "mfa-recovery-count, 0, 1",
        "mfa-recovery-count, 51, 50",
        "mfa-recovery-warn-at, -1, 0",
        "mfa-recovery-offered, maybe, true"
    })
    void givenValueOutOfBounds_whenRead_thenNotUsedAndTold(String key, String value, String used) {
        RecoverySettings settings = RecoverySettings.of(Map.of(key, value));

        assertThat(settings.findings()).singleElement().satisfies(finding -> assertThat(
                        List.of(finding.key(), finding.value(), finding.used()))
                .containsExactly(key, value, used));
        assertThat(settings.length()).isBetween(13, 26);
        assertThat(settings.count()).isBetween(1, 50);
    }

    @ParameterizedTest
    @CsvSource({"'', LOGIN, 0", "login, LOGIN, 0", "MANAGE, MANAGE, 0", "mange, MANAGE, 1"})
    @DisplayName("R5: what is not understood is the stricter mode")
    void givenMode_whenRead_thenNeverWeakerThanMeant(String value, RecoveryMode mode, int told) {
        List<Finding> findings = new ArrayList<>();

        assertThat(RecoveryMode.of(Map.of("mfa-recovery-mode", value), findings))
                .isEqualTo(mode);
        assertThat(findings).hasSize(told);
    }
}
