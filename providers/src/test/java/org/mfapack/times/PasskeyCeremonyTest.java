package org.mfapack.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("S3 F5 what the authenticator of a passkey has signed")
class PasskeyCeremonyTest {

    private static final int RP_ID_HASH = 32;

    private static String authenticatorData(int flags) {
        byte[] data = new byte[RP_ID_HASH + 1 + Integer.BYTES];
        data[RP_ID_HASH] = (byte) flags;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
    }

    @ParameterizedTest
    @CsvSource({
        // user present, user verified 4, backup eligible 8, backed up 16
        "1, false, true",
        "5, true, true",
        "9, false, false",
        "13, true, false",
        "29, true, false",
    })
    void givenFlags_whenRead_thenVerificationAndBinding(int flags, boolean userVerified, boolean deviceBound) {
        assertThat(PasskeyCeremony.read(authenticatorData(flags)))
                .contains(new PasskeyProof(userVerified, deviceBound));
    }

    @ParameterizedTest
    @CsvSource({"''", "AAAA", "not base64"})
    void givenGarbage_whenRead_thenUnknown(String text) {
        assertThat(PasskeyCeremony.read(text)).isEmpty();
    }

    @Test
    void givenNothingSeen_whenAsked_thenThePolicySaysWhetherTheUserWasVerified() {
        FakeLogin login = new FakeLogin();
        assertThat(PasskeyCeremony.of(login.login(), "webauthn")).contains(new PasskeyProof(false, false));

        login.userVerification = "required";
        assertThat(PasskeyCeremony.of(login.login(), "webauthn-passwordless")).contains(new PasskeyProof(true, false));
        assertThat(PasskeyCeremony.of(login.login(), "otp")).isEqualTo(Optional.empty());
    }
}
