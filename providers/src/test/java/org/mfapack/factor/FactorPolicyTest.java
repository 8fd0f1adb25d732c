package org.mfapack.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("F6 the factor policy")
class FactorPolicyTest {

    private static FactorPolicy policy(String... lists) {
        return FactorPolicy.of(
                Stream.of(lists).map(list -> FactorList.parse(Stream.of(list))).toList());
    }

    @ParameterizedTest
    @EnumSource
    void givenNoList_whenAsked_thenEveryFactorIsAllowed(SecondFactor factor) {
        assertThat(FactorPolicy.of(List.of()).allows(factor)).isTrue();
        assertThat(policy("", "  ", ",").allows(factor)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("F6 lists as operators and the admin console write them; of several lists all must allow a factor")
    @CsvSource(
            delimiter = '|',
            value = {
                "otp                       |              | otp",
                "'otp, webauthn'           |              | webauthn, otp",
                "otp webauthn              |              | webauthn, otp",
                "otp##webauthn             |              | webauthn, otp",
                "'otp;\totp\n'             |              | otp",
                "otp webauthn              | otp mfa-sms  | otp",
                "mfa-recovery-codes otp    | otp          | otp",
                "otp                       | webauthn     | ''",
                "otp pager                 |              | otp",
                "pager                     |              | ''",
                "OTP                       |              | ''",
                "password                  |              | ''",
                "webauthn-passwordless recovery-authn-codes mfa-email | | webauthn-passwordless, mfa-email, recovery-authn-codes",
            })
    void givenLists_whenTheyApplyTogether_thenOnlyWhatAllNameIsAllowed(String one, String other, String allowed) {
        FactorPolicy policy = policy(one, other == null ? "" : other);

        assertThat(FactorList.names(policy.allowed())).isEqualTo(allowed == null ? "" : allowed);
    }

    @Test
    @DisplayName("F6 O4 names that do not exist are told apart from those that do")
    void givenUnknownNames_whenParsed_thenTheyAreKept() {
        FactorList list = FactorList.parse(Stream.of("otp, totp", "SMS", null));

        assertThat(list.factors()).containsExactly(SecondFactor.TOTP);
        assertThat(list.unknown()).containsExactly("totp", "SMS");
        assertThat(list.isAbsent()).isFalse();
        assertThat(FactorList.parse(Stream.of("totp")).isAbsent()).isFalse();
    }

    @Test
    void givenTheConsole_whenItAsksForTheOption_thenEachFactorCanBeChosen() {
        assertThat(FactorPolicy.properties()).singleElement().satisfies(property -> {
            assertThat(property.getName()).isEqualTo("mfa-factors");
            assertThat(property.getOptions())
                    .containsExactlyInAnyOrder(
                            "otp",
                            "webauthn",
                            "webauthn-passwordless",
                            "mfa-sms",
                            "mfa-email",
                            "mfa-recovery-codes",
                            "recovery-authn-codes");
        });
    }
}
