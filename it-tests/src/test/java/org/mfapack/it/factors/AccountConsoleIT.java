package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.realm.Step;
import org.openqa.selenium.WebElement;

@DisplayName("F2 The account console of Keycloak shows, adds and removes factors")
class AccountConsoleIT extends AliceSignsIn {

    private Chromium chromium;

    @BeforeEach
    void openBrowser(Chromium realBrowser) {
        chromium = realBrowser.desktop().light();
        realm.flow("mfa")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.alternative(Factor.EMAIL.authenticator()),
                        Step.alternative(Factor.SMS.authenticator()));
    }

    private void openSigningIn() {
        chromium.driver().get(realm.url() + "/account/account-security/signing-in");
        chromium.fill("username", "alice").fill("password", "wonderland").press("#kc-login");
    }

    private String text(String testId) {
        return chromium.text("[data-testid='" + testId + "']");
    }

    /** The console scrolls inside of itself. */
    private void picture(String name) {
        WebElement phones = chromium.await("[data-testid='mfa-sms/credential-list']");
        chromium.driver().executeScript("arguments[0].scrollIntoView(false)", phones);
        chromium.screenshot(name);
    }

    @Test
    void givenNothingEnrolled_whenSigningInOpened_thenEachFactorCanBeSetUp() {
        alice();
        realm.create();

        openSigningIn();

        assertThat(text("mfa-email/title")).isEqualTo("E-mail code");
        assertThat(text("mfa-email/help-text")).isEqualTo("Get a code by e-mail when you sign in.");
        assertThat(text("mfa-email/create")).isEqualTo("Set up E-mail code");
        assertThat(text("mfa-email/not-set-up")).contains("E-mail code is not set up.");
        assertThat(text("mfa-sms/title")).isEqualTo("SMS code");
        assertThat(text("mfa-sms/help-text")).isEqualTo("Get a code on your phone when you sign in.");
        assertThat(text("mfa-sms/create")).isEqualTo("Set up SMS code");
        assertThat(text("mfa-sms/not-set-up")).contains("SMS code is not set up.");
        picture("account-nothing-enrolled");
    }

    @Test
    void givenPhoneSetUpInTheConsole_whenRemovedThere_thenItIsGone() {
        alice();
        realm.create();
        openSigningIn();

        chromium.press("[data-testid='mfa-sms/create']").await("input[name='address']");
        chromium.screenshot("account-set-up-phone");
        chromium.fill("address", phone()).press("#mfa-submit").await("input[name='code']");
        chromium.screenshot("account-confirm-phone");
        chromium.fill("code", codes.sentTo(phone())).press("#mfa-submit");

        String masked = "+49 ••• ••" + phone().substring(phone().length() - 2);
        assertThat(text("mfa-sms/credential-list")).contains(masked).doesNotContain(phone());
        assertThat(labels(Factor.SMS)).containsExactly(masked);
        picture("account-phone-enrolled");

        chromium.press("[data-testid='mfa-sms/credential-list'] [data-testrole='remove']")
                .await("#kc-accept");
        chromium.screenshot("account-remove-phone");
        chromium.press("#kc-accept");

        assertThat(text("mfa-sms/not-set-up")).contains("SMS code is not set up.");
        assertThat(labels(Factor.SMS)).isEmpty();
    }

    @Test
    void givenSetUpStarted_whenCancelled_thenBackInTheConsoleWithNothingEnrolled() {
        alice();
        realm.create();
        openSigningIn();

        chromium.press("[data-testid='mfa-email/create']").await("input[name='address']");
        chromium.press("[name='cancel-aia']");

        assertThat(text("mfa-email/not-set-up")).contains("E-mail code is not set up.");
        assertThat(labels(Factor.EMAIL)).isEmpty();
    }

    @Test
    @DisplayName("F2 C7 a factor that was switched off says so")
    void givenDisabledPhone_whenSigningInOpened_thenItIsMarkedAndCanBeRemoved() {
        alice().emailFactor(mail()).stored("mfa-sms", "{\"address\":\"" + phone() + "\",\"disabledAt\":1}", "{}");
        realm.create();

        openSigningIn();
        chromium.fill("code", codes.sentTo(mail())).press("#mfa-submit");

        assertThat(text("mfa-sms/credential-list")).contains("Switched off", "Too many wrong codes were entered.");
        chromium.await("[data-testid='mfa-sms/credential-list'] [data-testrole='remove']");
        picture("account-phone-switched-off");
    }
}
