package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F2 A verified e-mail address counts as enrolled, unless the realm says otherwise")
class VerifiedEmailIT extends AliceSignsIn {

    @Test
    void givenItCounts_whenSigningIn_thenTheCodeGoesThere() {
        conditional(Factor.EMAIL);
        alice().verifiedEmail(mail());
        realm.create();

        signIn().codePage().enter(codes.sentTo(mail()));

        assertLoggedIn();
    }

    @Test
    void givenItDoesNotCount_whenConditional_thenNotAsked() {
        conditional(Factor.EMAIL);
        alice().verifiedEmail(mail());
        realm.create();
        realm.configureRequiredAction("mfa-set-up-email", Map.of("mfa-verified-email", "false"));

        signIn();

        assertLoggedIn();
        assertThat(codes.count(mail())).isZero();
    }

    @Test
    void givenItDoesNotCount_whenRequired_thenItIsEnrolledLikeAnyOther() {
        required(Factor.EMAIL);
        alice().verifiedEmail(mail());
        realm.create();
        realm.configureRequiredAction("mfa-set-up-email", Map.of("mfa-verified-email", "false"));

        signIn().setUpAddressPage().submit(mail(), "");
        browser.codePage().enter(codes.sentTo(mail()));

        assertLoggedIn();
        assertThat(labels(Factor.EMAIL)).hasSize(1);
    }

    @Test
    void givenNotVerified_whenRequired_thenItIsNotUsed() {
        required(Factor.EMAIL);
        alice().email(mail());
        realm.create();

        signIn().setUpAddressPage();

        assertThat(codes.count(mail())).isZero();
    }

    @Test
    void givenEnrolledAsWell_whenSigningIn_thenItIsOneAddressAndNotTwo() {
        required(Factor.EMAIL);
        alice().verifiedEmail(mail()).emailFactor(mail().toUpperCase(Locale.ROOT));
        realm.create();

        signIn();
        codes.sentTo(mail());

        assertThat(browser.codePage().otherDestinations()).isEmpty();
    }
}
