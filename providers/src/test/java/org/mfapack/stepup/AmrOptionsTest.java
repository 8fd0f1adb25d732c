package org.mfapack.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.protocol.ProtocolMapperConfigException;

@DisplayName("O4 options of the amr mapper")
class AmrOptionsTest {

    @Test
    void givenNone_thenLenientAndWithoutUpstream() {
        assertThat(AmrOptions.of(Map.of())).isEqualTo(new AmrOptions(false, false));
        assertThatCode(() -> AmrOptions.check(null)).doesNotThrowAnyException();
    }

    @Test
    void givenImportedNonsense_thenTheRuleThatClaimsLess() {
        assertThat(AmrOptions.of(Map.of("mfa-strict", "yes", "mfa-upstream", "yes")))
                .isEqualTo(new AmrOptions(true, false));
    }

    @ParameterizedTest
    @CsvSource({"mfa-strict, yes", "mfa-upstream, 1", "mfa-strickt, true", "id.token.claim, on"})
    void givenWrongOption_whenSaved_thenRefused(String key, String value) {
        assertThatThrownBy(() -> AmrOptions.check(Map.of(key, value)))
                .isInstanceOf(ProtocolMapperConfigException.class)
                .hasMessageContaining(key);
    }

    @Test
    void givenRightOptions_whenSaved_thenTaken() {
        assertThatCode(() -> AmrOptions.check(Map.of(
                        "mfa-strict", "true", "mfa-upstream", "", "access.token.claim", "false", "acme", "whatever")))
                .doesNotThrowAnyException();
    }
}
