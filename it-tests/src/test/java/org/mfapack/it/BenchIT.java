package org.mfapack.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ForgotPasswordPage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.server.KeycloakServer;

@KeycloakTest
@DisplayName("The bench itself, on what Keycloak brings along")
class BenchIT {

    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private static TestRealm withPasswordAndTotp(TestRealm realm) {
        realm.flow("browser-mfa").cookie().password().secondFactor(Step.alternative("auth-otp-form"));
        realm.user("alice").password("wonderland").totp(TOTP);
        return realm.create();
    }

    @Test
    void givenPasswordAndTotp_whenBothEntered_thenTokens(TestRealm draft, Browser browser) {
        TestRealm realm = withPasswordAndTotp(draft);

        browser.login(realm).signIn("alice", "wonderland").totpPage().enter(realm.code(TOTP));

        assertThat(browser.tokens().subject()).isEqualTo(realm.find("alice").getId());
        assertThat(realm.events("LOGIN")).hasSize(1);
    }

    @Test
    void givenPasswordAndTotp_whenWrongCode_thenMessageAndErrorEvent(TestRealm draft, Browser browser) {
        TestRealm realm = withPasswordAndTotp(draft);

        browser.login(realm).signIn("alice", "wonderland").totpPage().enter("000000");

        assertThat(browser.totpPage().message()).isEqualTo("Invalid authenticator code.");
        assertThat(realm.events("LOGIN_ERROR")).hasSize(1);
    }

    @Test
    void givenNoBrowser_whenRawLogin_thenTokens(TestRealm draft) {
        TestRealm realm = withPasswordAndTotp(draft);
        RawLogin login = new RawLogin(realm);

        login.password("alice", "wonderland");
        login.post(Map.of("otp", realm.code(TOTP)));

        assertThat(login.tokens().acr()).isEqualTo("1");
    }

    @Test
    void givenVerifiedAddress_whenPasswordForgotten_thenMailWithLink(TestRealm realm, Browser browser, MailBox mail) {
        realm.with(settings -> settings.setResetPasswordAllowed(true));
        realm.user("bob").password("builder").verifiedEmail("bob@bench.example");
        realm.create();

        browser.login(realm).forgotPassword().on(ForgotPasswordPage::new).submit("bob");

        assertThat(mail.awaitMessageTo("bob@bench.example").link()).startsWith(realm.url());
    }

    @Test
    void givenSingleUseObject_whenClockPassesLifespan_thenGone(KeycloakServer server) {
        String key = "bench-" + System.nanoTime();
        assertThat(server.insides().putSingleUseObject(key, Duration.ofMinutes(5)))
                .isTrue();

        server.clock().advance(Duration.ofSeconds(290));
        assertThat(server.insides().hasSingleUseObject(key)).isTrue();
        assertThat(server.insides().putSingleUseObject(key, Duration.ofMinutes(5)))
                .isFalse();
        server.clock().advance(Duration.ofSeconds(11));

        assertThat(server.insides().hasSingleUseObject(key)).isFalse();
    }

    @Test
    void givenLoginUnderWay_whenInsidesShown_thenCachesAndDatabaseAreReadable(
            TestRealm draft, Browser browser, KeycloakServer server) {
        TestRealm realm = withPasswordAndTotp(draft);
        String alice = realm.find("alice").getId();
        browser.login(realm).signIn("alice", "wonderland").totpPage();

        assertThat(server.insides().caches()).contains("redirectUri").contains(alice);
        assertThat(server.insides().database()).contains(alice).contains(TOTP.secret());
    }

    @Test
    void givenStatementsCounted_whenUserCreatedAndRead_thenSomeStatements(TestRealm draft, KeycloakServer server) {
        TestRealm realm = withPasswordAndTotp(draft);
        server.insides().countStatements();

        realm.find("alice");

        assertThat(server.insides().statements()).isPositive();
    }

    @Test
    void givenLoginPage_whenShownInChromium_thenAccessible(TestRealm draft, Chromium chromium) {
        TestRealm realm = withPasswordAndTotp(draft);

        chromium.desktop().light().login(realm).await("#kc-login");
        chromium.screenshot("login-light");
        chromium.assertAccessible();
        chromium.phone().dark();
        chromium.screenshot("login-dark-phone");

        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");
        chromium.fill("otp", realm.code(TOTP)).press("#kc-login").awaitApplication();
    }
}
