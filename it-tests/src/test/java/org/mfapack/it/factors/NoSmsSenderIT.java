package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.server.KeycloakServerBuilder;

@KeycloakTest(server = NoSmsSenderIT.NobodySendsTextMessages.class)
@DisplayName("O4 F4 Without an SMS sender text messages are not offered, and nobody gets in without a code")
class NoSmsSenderIT extends AliceSignsIn {

    public static final class NobodySendsTextMessages implements ServerSetting {

        @Override
        public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {}
    }

    private void assertCannotSend() {
        assertThat(browser.on(ClosedCodePage::new).text()).contains("We cannot send a code right now.");
        assertNotLoggedIn();
    }

    @Test
    void givenPhoneOnly_whenRequired_thenThePageSaysSoAndNobodyGetsIn() {
        required(Factor.SMS);
        aliceWith(Factor.SMS);
        realm.create();

        signIn();

        assertCannotSend();
        browser.post(browser.on(ClosedCodePage::new).action(), Map.of("code", "123456"));
        assertCannotSend();
        browser.post(browser.on(ClosedCodePage::new).action(), Map.of("resend", "true"));
        assertCannotSend();
    }

    @Test
    void givenPhoneOnly_whenConditional_thenThePageSaysSoAndNobodyGetsIn() {
        conditional(Factor.SMS);
        aliceWith(Factor.SMS);
        realm.create();

        signIn();

        assertNotLoggedIn();
    }

    @Test
    void givenPhoneOnly_whenAlternative_thenNobodyGetsIn() {
        alternatives(Factor.SMS, Factor.AUTHENTICATOR_APP);
        aliceWith(Factor.SMS);
        realm.create();

        signIn();

        assertNotLoggedIn();
    }

    @Test
    void givenPhoneAndApp_whenAlternative_thenOnlyTheAppIsOffered() {
        alternatives(Factor.SMS, Factor.AUTHENTICATOR_APP);
        aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP);
        realm.create();

        signIn();

        assertThat(browser.totpPage().offersAnotherWay()).isFalse();
        browser.totpPage().enter(realm.code(Factor.TOTP));
        assertLoggedIn();
    }

    @Test
    void givenPhoneAndMail_whenAlternative_thenOnlyTheMailIsOffered() {
        alternatives(Factor.SMS, Factor.EMAIL);
        aliceWith(Factor.SMS, Factor.EMAIL);
        realm.create();

        signIn();

        assertThat(Factor.EMAIL.page(browser).offersAnotherWay()).isFalse();
        assertThat(browser.codePage().otherWays()).isEmpty();
        Factor.EMAIL.enter(browser, codes.sentTo(mail()));
        assertLoggedIn();
    }

    @Test
    void givenNoPhone_whenRequired_thenSetUpIsNotStartedAndNobodyGetsIn() {
        required(Factor.SMS);
        alice();
        realm.create();

        signIn();

        assertThat(browser.status()).isEqualTo(400);
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("O4 the operator reads what to do, the visitor nothing of it")
    void givenPhoneOnly_whenRequired_thenTheLogNamesTheRemedy() {
        required(Factor.SMS);
        aliceWith(Factor.SMS);
        realm.create();
        long mark = realm.server().log().length();

        signIn();

        assertThat(browser.html()).doesNotContain("spi-mfa-sms");
        assertThat(realm.server().log().textSince(mark))
                .contains("--spi-mfa-sms--provider")
                .doesNotContain("Exception")
                .doesNotContain(phone());
    }
}
