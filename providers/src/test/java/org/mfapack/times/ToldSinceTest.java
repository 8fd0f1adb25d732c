package org.mfapack.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationManager;

@DisplayName("B4 S3 since when factors must have been used that an application is told of")
class ToldSinceTest {

    private final FakeLogin login = new FakeLogin();
    private final Instant now = Instant.ofEpochSecond(Time.currentTimeSeconds());
    private final Map<String, FactorUse> used = Map.of("password", FactorUse.at(now.minusSeconds(5)));

    private Instant since() {
        ToldSince.keep(login.login(), used, login.clientSession());
        return ToldSince.of(login.clientSession());
    }

    @Test
    void givenNoDemand_thenAlways() {
        assertThat(since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    @DisplayName("CU7 max_age")
    void givenMaxAge_thenSinceSoManySecondsEvenIfTheSessionWasTooOld() {
        login.clientNotes.put("max_age", "30");
        assertThat(since()).isBetween(now.minusSeconds(30), now.minusSeconds(10));

        login.authNotes.put(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
        assertThat(since()).isBetween(now.minusSeconds(30), now.minusSeconds(10));
    }

    @Test
    @DisplayName("CU7 max_age")
    void givenALoginThatTookLongerThanMaxAge_thenWhatItAskedForCounts() {
        login.clientNotes.put("max_age", "0");

        assertThat(since()).isEqualTo(now.minusSeconds(5));
    }

    @Test
    @DisplayName("CU8 prompt=login")
    void givenPromptLogin_thenOnlyWhatThisLoginHasUsed() {
        login.clientNotes.put("prompt", "login");
        assertThat(since()).isEqualTo(now.minusSeconds(5));

        login.clientNotes.put("max_age", "3600");
        assertThat(since()).isEqualTo(now.minusSeconds(5));
    }

    @Test
    @DisplayName("CU8 ForceAuthn")
    void givenForceAuthn_thenOnlyWhatThisLoginHasUsed() {
        login.authNotes.put(SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN, SamlProtocol.SAML_FORCEAUTHN_REQUIREMENT);

        assertThat(since()).isEqualTo(now.minusSeconds(5));
    }

    @Test
    void givenALaterLoginWithoutDemand_thenTheEarlierDemandIsOver() {
        login.clientNotes.put("prompt", "login");
        since();
        login.clientNotes.clear();

        assertThat(since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void givenMaxAgeThatIsNoNumber_thenNoDemand() {
        login.clientNotes.put("max_age", "99999999999999999999");

        assertThat(since()).isEqualTo(Instant.EPOCH);
    }
}
