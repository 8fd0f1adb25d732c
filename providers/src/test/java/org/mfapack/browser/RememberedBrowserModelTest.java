package org.mfapack.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.mfapack.browser.RememberedBrowserModel.Memory;
import org.mfapack.place.Place;

@DisplayName("B3 B5 The credential of a remembered browser")
class RememberedBrowserModelTest {

    private final BrowserToken token = BrowserToken.random(new SecureRandom());
    private final RememberedBrowserModel browser = RememberedBrowserModel.create(token, 1000);

    @Test
    void givenMemories_whenStoredAndRead_thenTheSame() {
        browser.remember("otp", new Memory(1000, 9000), List.of("c1"));
        browser.remember("mfa-sms", new Memory(2000, 5000), List.of("c2", "c3"));
        browser.used(3000, Optional.of(new Place("DE", Optional.of("Berlin"), Optional.empty())));

        RememberedBrowserModel read = RememberedBrowserModel.of(browser).orElseThrow();

        assertThat(read.factors())
                .containsEntry("otp", new Memory(1000, 9000))
                .containsEntry("mfa-sms", new Memory(2000, 5000));
        assertThat(read.binding("mfa-sms")).containsExactly("c2", "c3");
        assertThat(read.binding("webauthn")).isEmpty();
        assertThat(read.until()).isEqualTo(9000);
        assertThat(read.lastUsed()).isEqualTo(3000);
        assertThat(read.country()).contains("DE");
        assertThat(read.city()).contains("Berlin");
        assertThat(read.chain()).isEqualTo(TokenChain.startingWith(token));
    }

    @Test
    void givenUseWithoutKnownPlace_whenStored_thenTheOldPlaceIsNotKept() {
        browser.used(2000, Optional.of(new Place("DE", Optional.empty(), Optional.empty())));
        browser.used(3000, Optional.empty());

        assertThat(RememberedBrowserModel.of(browser).orElseThrow().country()).isEmpty();
    }

    @Test
    @DisplayName("B3 what the account console may read is no secret, and the token is nowhere")
    void givenCredential_whenRead_thenNoToken() {
        assertThat(browser.getCredentialData()).doesNotContain(token.selector(), token.hash(), token.secret());
        assertThat(browser.getSecretData()).contains(token.hash()).doesNotContain(token.secret());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}", "null", "[]", "no json", "{\"chain\":{},\"bindings\":{}}"})
    void givenBrokenSecret_whenRead_thenItIsOfNoUseAndNoError(String secret) {
        CredentialModel broken = RememberedBrowserModel.copy(browser);
        broken.setSecretData(secret);

        assertThat(RememberedBrowserModel.of(broken)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}", "null", "{\"factors\":{\"otp\":null}}"})
    void givenBrokenData_whenRead_thenItIsOfNoUseAndNoError(String data) {
        CredentialModel broken = RememberedBrowserModel.copy(browser);
        broken.setCredentialData(data);

        assertThat(RememberedBrowserModel.of(broken)).isEmpty();
    }
}
