package org.mfapack.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.times.FactorUse;
import org.mfapack.times.PasskeyProof;

@DisplayName("S3 DM3 what factors are called in amr, and when they are mfa")
class AmrTest {

    private static final Instant TIME = Instant.ofEpochSecond(100);

    private static Map<String, FactorUse> used(String... types) {
        Map<String, FactorUse> uses = new HashMap<>();
        Arrays.stream(types).forEach(type -> uses.put(type, FactorUse.at(TIME)));
        return uses;
    }

    private static List<String> lenient(Map<String, FactorUse> uses, String... upstream) {
        return new Amr(false).of(uses, List.of(upstream));
    }

    private static List<String> strict(Map<String, FactorUse> uses, String... upstream) {
        return new Amr(true).of(uses, List.of(upstream));
    }

    private static String[] words(String text) {
        return text == null ? new String[0] : text.split(" ");
    }

    @ParameterizedTest(name = "{0}: {1}, strict: {2}")
    @CsvSource({
        "password, pwd, pwd",
        "otp, otp, otp",
        "mfa-sms, sms, sms",
        "mfa-email, email, email",
        "mfa-recovery-codes, recovery, recovery",
        "recovery-authn-codes, recovery, recovery",
        "webauthn, swk user, swk user",
        "kerberos, wia, wia",
        "cert, pop, pop",
        "acme-palm, ,",
        "password acme-palm, pwd, pwd",
        "password otp, pwd otp mfa, pwd otp mfa",
        "password mfa-sms, pwd sms mfa, pwd sms mfa",
        "password mfa-email, pwd email mfa, pwd email mfa",
        "password mfa-recovery-codes, pwd recovery mfa, pwd recovery mfa",
        "password recovery-authn-codes, pwd recovery mfa, pwd recovery mfa",
        "password webauthn, pwd swk user mfa, pwd swk user mfa",
        "password kerberos, pwd wia mfa, pwd wia",
        "mfa-email otp, email otp mfa, email otp",
        "mfa-sms otp, sms otp mfa, sms otp",
        "cert otp, pop otp mfa, pop otp",
        "mfa-recovery-codes recovery-authn-codes, recovery, recovery",
        "webauthn webauthn-passwordless, swk user, swk user",
        "password otp mfa-sms, pwd otp sms mfa, pwd otp sms mfa",
    })
    void givenFactors_whenTold_thenTheValuesOfTheTable(String types, String byDefault, String strictly) {
        assertThat(lenient(used(words(types)))).containsExactlyInAnyOrder(words(byDefault));
        assertThat(strict(used(words(types)))).containsExactlyInAnyOrder(words(strictly));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, hwk user mfa",
        "true, false, swk user mfa",
        "false, true, hwk user",
        "false, false, swk user",
    })
    void givenPasskey_whenTold_thenItsKeyAndItsUserVerificationCount(
            boolean userVerified, boolean deviceBound, String expected) {
        PasskeyProof proof = new PasskeyProof(userVerified, deviceBound);
        Map<String, FactorUse> uses =
                Map.of("webauthn-passwordless", new FactorUse(TIME, Optional.empty(), Optional.of(proof)));

        assertThat(lenient(uses)).containsExactlyInAnyOrder(words(expected));
        assertThat(strict(uses)).containsExactlyInAnyOrder(words(expected));
    }

    @Test
    void givenNothing_whenTold_thenNothing() {
        assertThat(lenient(Map.of())).isEmpty();
    }

    @Test
    @DisplayName("S3 U2 upstream values on request")
    void givenUpstreamValues_whenTold_thenTheyStandBesideOurs() {
        assertThat(lenient(Map.of(), "pwd")).containsExactly("pwd");
        assertThat(lenient(Map.of(), "pwd", "mfa")).containsExactlyInAnyOrder("pwd", "mfa");
        assertThat(lenient(used("otp"), "pwd")).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(strict(used("otp"), "pwd")).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(strict(used("otp"), "sms")).containsExactlyInAnyOrder("sms", "otp");
        assertThat(strict(Map.of(), "pwd", "fpt")).containsExactlyInAnyOrder("pwd", "fpt", "mfa");
    }
}
