package org.mfapack.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.delivery.DeliveryException.Kind;

@DisplayName("D8 secrets")
class SecretTest {

    @Test
    void givenPlainValue_whenRevealed_thenItself() throws SmsException {
        assertThat(new Secret("a$b\\c").reveal(Vaults.empty())).isEqualTo("a$b\\c");
    }

    @Test
    void givenReferenceInsideText_whenRevealed_thenEntryInItsPlace() throws SmsException {
        Secret header = new Secret("Bearer ${vault.gateway}");

        assertThat(header.reveal(Vaults.of(Map.of("gateway", "t$1k\\n\n")))).isEqualTo("Bearer t$1k\\n");
    }

    @Test
    void givenNoEntry_whenRevealed_thenPermanentFailure() {
        assertThatThrownBy(() -> new Secret("${vault.gateway}").reveal(Vaults.empty()))
                .isInstanceOfSatisfying(SmsException.class, e -> {
                    assertThat(e.reason()).isEqualTo("no_vault_entry");
                    assertThat(e.kind()).isNotEqualTo(Kind.UNAVAILABLE);
                });
    }

    @Test
    void givenSecret_whenPrinted_thenNothingIsTold() {
        assertThat(new Secret("s3cret")).hasToString("Secret");
    }
}
