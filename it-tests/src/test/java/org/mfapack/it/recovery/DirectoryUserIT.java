package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.UserSource;

@DisplayName("R2 R3 R6: recovery codes of users whom a read-only user storage keeps")
class DirectoryUserIT extends AliceRecovers {

    @BeforeEach
    void usersComeFromADirectory() {
        realm.usersFrom(UserSource.DIRECTORY);
    }

    @Test
    @DisplayName("R2: each once, and then there are none")
    void givenTwoCodes_whenUsed_thenEachWorksOnceAndTheSetIsGone() {
        secondFactors(recoveryCode());
        alice();
        create();
        realm.configureRequiredAction(SET_UP, Map.of("mfa-recovery-count", "2"));
        List<String> codes = enrol();

        assertThat(works(codes.get(1))).isTrue();
        assertThat(works(codes.get(1))).isFalse();
        assertThat(works(codes.get(0))).isTrue();

        assertThat(remaining()).containsExactly("1", "0");
        assertThat(stored()).isEmpty();
    }

    @RepeatedTest(3)
    @DisplayName(
            "R2: different codes at once are all used up, though Keycloak keeps these credentials without a version")
    void givenDifferentCodes_whenPostedAtOnce_thenNoneComesBack() {
        assertDifferentCodesAtOnceAreAllUsedUp();
    }

    @Test
    @DisplayName("R6: beside Keycloak's own codes, whose label is taken")
    void givenBuiltInCodesOfTheSameLabel_whenSetUp_thenBothAreThere() {
        secondFactors(recoveryCode());
        alice().stored(
                        "recovery-authn-codes",
                        "{\"hashIterations\":1,\"algorithm\":\"SHA-512\",\"totalCodes\":1,\"remainingCodes\":1}",
                        "{\"codes\":[{\"number\":1,\"encodedHashedValue\":\"x\"}]}")
                .labelled("Recovery codes");
        create();

        List<String> codes = enrol();

        assertThat(stored()).singleElement().satisfies(credential -> assertThat(
                        credential.path("userLabel").asText())
                .isEqualTo("Recovery codes (2)"));
        assertThat(works(codes.get(0))).isTrue();
    }
}
