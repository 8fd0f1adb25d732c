package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.ForgotPasswordPage;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("DF4 A user without a password")
class WithoutPasswordIT extends AliceSignsIn {

    private void aliceWithoutPassword() {
        realm.flow("codes")
                .cookie()
                .form(Step.level(
                        1,
                        Duration.ofHours(10),
                        Step.required("auth-username-form"),
                        Step.required(Factor.EMAIL.authenticator())))
                .form(Step.level(2, Duration.ofHours(10), Step.required(Factor.SMS.authenticator())));
        realm.user("alice")
                .verifiedEmail(destination(Factor.EMAIL))
                .phone(destination(Factor.SMS))
                .role("default-roles-" + realm.name());
        realm.with(settings -> settings.setResetPasswordAllowed(true)).create();
    }

    private List<String> credentials() {
        return realm.credentials("alice").findValuesAsText("type");
    }

    @Test
    void givenCodesOnly_whenLoggingInAndSteppingUp_thenBothWorkWithoutAPassword() {
        aliceWithoutPassword();

        browser.login(realm).username("alice");
        Factor.EMAIL.enter(browser, Factor.EMAIL.code(realm, codes));
        Tokens low = browser.tokens();
        browser.authorize(realm, Map.of("acr_values", "2"));
        Factor.SMS.enter(browser, Factor.SMS.code(realm, codes));

        Tokens high = browser.tokens();
        assertThat(low.acr()).isEqualTo("1");
        assertThat(high.acr()).isEqualTo("2");
        assertThat(high.sessionId()).isEqualTo(low.sessionId());
        assertThat(credentials()).containsExactly("mfa-sms");
    }

    @Test
    void givenCodesOnly_whenPasswordIsForgotten_thenNoneIsMadeUnlessAlicePicksOne(MailBox mail) {
        aliceWithoutPassword();

        browser.open(realm.url() + "/login-actions/reset-credentials?client_id=" + TestRealm.CLIENT);
        browser.on(ForgotPasswordPage::new).submit("alice");
        browser.open(mail.awaitMessageTo(destination(Factor.EMAIL)).link());

        assertThat(browser.html()).contains("password-new");
        assertThat(credentials()).containsExactly("mfa-sms");
    }
}
