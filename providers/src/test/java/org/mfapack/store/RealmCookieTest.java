package org.mfapack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B3 A cookie in the header of a request")
class RealmCookieTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            MFA=token                  | token
            a=1; MFA=token; b=2        | token
            a=1;MFA=token;b=2          | token
            MFA=with=signs             | with=signs
            MFA=mine; MFA=of-all-paths | mine
            MFA=; MFA=later            | ''
            """)
    void givenCookie_whenRead_thenFound(String header, String value) {
        assertThat(RealmCookie.find("MFA", List.of(header))).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "=", "MFA", "=MFA", "XMFA=token", "MFAX=token", "mfa=token", "a=MFA=token"})
    void givenNoSuchCookie_whenRead_thenNone(String header) {
        assertThat(RealmCookie.find("MFA", List.of(header))).isEmpty();
    }

    @Test
    void givenSeveralHeaders_whenRead_thenFoundInAny() {
        assertThat(RealmCookie.find("MFA", List.of("a=1", "MFA=token"))).hasValue("token");
    }
}
