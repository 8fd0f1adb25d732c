package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import org.junit.jupiter.api.BeforeEach;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of the factor policy have in common: a group whose members may use apps and passkeys only. */
abstract class AliceIsRegulated extends AliceSignsIn {

    Policies policies;

    @BeforeEach
    final void drawPolicies() {
        policies = new Policies(realm).groups(group("regulated", "otp", "webauthn"));
    }

    final void allAlternatives() {
        alternatives(Factor.AUTHENTICATOR_APP, Factor.EMAIL, Factor.SMS);
    }

    final UserDraft regulated(Factor... factors) {
        return aliceWith(factors).group("/regulated");
    }

    /** As a browser does on refresh: Keycloak has it forget the form that it sent. */
    final void comeAgain() {
        browser.open(browser.url().replaceAll("(session_code|execution)=[^&]+&", ""));
    }

    final void assertNothingSent() {
        assertThat(codes.count(mail())).isZero();
        assertThat(codes.count(phone())).isZero();
        assertThat(realm.mfaEvents("send", "alice")).isEmpty();
    }

    final void assertRefusedOnce(String factor) {
        assertThat(realm.mfaEvents("refuse", "alice")).singleElement().satisfies(event -> {
            assertThat(event.getError()).isEqualTo("mfa_factor_not_allowed");
            assertThat(event.getDetails())
                    .containsEntry("mfa_factor", factor)
                    .containsEntry("mfa_reason", "factor_not_allowed");
        });
    }
}
