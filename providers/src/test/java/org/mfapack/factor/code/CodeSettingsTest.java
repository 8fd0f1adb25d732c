package org.mfapack.factor.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.code.CodePolicy;
import org.mfapack.config.Finding;
import org.mfapack.delivery.Channel;

class CodeSettingsTest {

    @Test
    @DisplayName("O4 no configuration means the safe defaults")
    void givenNoConfiguration_whenRead_thenDefaults() {
        assertThat(CodeSettings.of(null).policy()).isEqualTo(CodePolicy.DEFAULT);
        assertThat(CodeSettings.of(Map.of()).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mfa-code-length,4,6",
        "mfa-code-length,99999999999999999,10",
        "mfa-code-length,six,6",
        "mfa-code-lifetime,3600,600",
        "mfa-code-lifetime,0,30",
        "mfa-code-attempts,1000,10",
        "mfa-code-attempts,-1,1",
        "mfa-resend-wait,-5,0",
        "mfa-resend-max,500,20",
        "mfa-code-alphabet,emoji,digits",
        "mfa-code-in-subject,perhaps,false"
    })
    @DisplayName("C1 C2 O4 what is out of limits is not used, and is found")
    void givenValueOutOfLimits_whenRead_thenNearestSafeValueAndFinding(String key, String value, String used) {
        assertThat(CodeSettings.of(Map.of(key, value)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo(key);
                    assertThat(finding.value()).isEqualTo(value);
                    assertThat(finding.used()).isEqualTo(used);
                    assertThat(finding.remedy()).contains(key);
                })
                .isInstanceOf(Finding.class);
    }

    @Test
    @DisplayName("all option names carry the prefix that keeps them apart from other extensions")
    void givenProperties_whenNamed_thenPrefixed() {
        for (Channel channel : Channel.values()) {
            assertThat(CodeSettings.properties(channel))
                    .allSatisfy(property -> assertThat(property.getName()).startsWith("mfa-"));
        }
    }
}
