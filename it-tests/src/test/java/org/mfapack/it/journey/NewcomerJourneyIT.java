package org.mfapack.it.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.AuthorizationRequest;
import org.mfapack.it.realm.Recipe;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

/**
 * What becomes of a new user of the demo realm, in a real browser: asked to protect the account, sets up a factor, keeps
 * recovery codes, loses the factor, comes back with a code, is told by mail, and sets up a new one.
 */
@KeycloakTest
@DisplayName("E1, R3, R4, N1, F5, DM1, DF5: a newcomer of the demo realm protects the account and loses the factor")
class NewcomerJourneyIT {

    private TestRealm realm;
    private Chromium chromium;
    private TwilioStandIn gateway;
    private MailBox mail;
    private Recipe recipe;

    @BeforeEach
    void importDemo(TestRealm draft, Chromium browser, TwilioStandIn smsGateway, MailBox mailBox) {
        realm = draft;
        chromium = browser.desktop().light();
        gateway = smsGateway;
        mail = mailBox;
        recipe = Recipe.of("demo", realm).with(this::pointAtThisMachine).importIt();
    }

    @AfterEach
    void removeDemo() {
        recipe.close();
    }

    private void pointAtThisMachine(ObjectNode json) {
        json.withObject("/smtpServer")
                .put("host", realm.server().nameOfThisMachine())
                .put("port", Integer.toString(mail.port()));
        // a passkey belongs to a name, and an address is none
        json.put("webAuthnPolicyRpId", "localhost");
        for (JsonNode user : json.withArray("users")) {
            if (user.path("username").asText().equals("dave")) {
                ((ObjectNode) user).put("email", address());
            }
        }
    }

    private String address() {
        return "dave@" + realm.name() + ".example";
    }

    private String phone() {
        return "+4915114%06d".formatted(Integer.parseInt(realm.name().substring(1)));
    }

    private void signIn() {
        chromium.driver().get(AuthorizationRequest.urlByName(realm, Map.of()));
        chromium.fill("username", "dave").fill("password", "dave").press("#kc-login");
    }

    private void signOut() {
        chromium.driver().get(realm.urlByName() + "/protocol/openid-connect/logout");
        chromium.pressForNextPage("#kc-logout");
    }

    private Chromium choose(String factor) {
        chromium.await("#mfa[data-reason]");
        chromium.screenshot("journey-choice");
        return chromium.press("button[name='factor'][value='" + factor + "']");
    }

    private void setUpSms() {
        choose("sms").fill("address", phone()).press("#mfa-submit").await("#code");
        await().until(() -> !gateway.messagesTo(phone()).isEmpty());
        String text = gateway.messagesTo(phone()).get(0).body();
        chromium.fill("code", text.substring(text.lastIndexOf('#') + 1).strip()).press("#mfa-submit");
    }

    private void setUpApp() {
        choose("totp").await("#totp");
        String secret = chromium.driver()
                .findElement(By.cssSelector("input[name='totpSecret']"))
                .getDomAttribute("value");
        chromium.fill("totp", new Totp(secret).codeAt(Instant.now()))
                .fill("userLabel", "app")
                .press("#saveTOTPBtn");
    }

    private void setUpPasskey() {
        ((HasVirtualAuthenticator) chromium.driver())
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(Protocol.CTAP2)
                        .setTransport(Transport.INTERNAL)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
        choose("passkey").press("#registerWebAuthn").acceptAlert();
    }

    private List<String> keepCodes() {
        chromium.await("#mfa-keep");
        List<String> codes = chromium.driver().findElements(By.cssSelector("#mfa-codes li")).stream()
                .map(WebElement::getText)
                .toList();
        chromium.press("#saved").press("#mfa-submit").awaitApplication();
        return codes;
    }

    /** Keycloak's own pages offer other ways by a link to a list, of which the backup is the last. */
    private void useCodeInsteadOfBuiltIn(String code) {
        chromium.press("#try-another-way").pressForNextPage("li:last-child [role='button']");
        chromium.fill("code", code).press("#mfa-submit");
    }

    private void assertLedToAnotherFactor() {
        chromium.await("#mfa[data-reason='recovery']");
        chromium.screenshot("journey-after-recovery");
        await().untilAsserted(
                        () -> assertThat(mail.messagesTo(address())).anySatisfy(notice -> assertThat(notice.text())
                                .contains("A recovery code was used to sign in")
                                .contains("9 recovery codes are left")));
    }

    private List<String> factors() {
        return realm.credentials("dave").findValuesAsText("type");
    }

    @Test
    void givenPhoneLost_whenRecovered_thenToldAndAnAppIsSetUp() {
        signIn();
        setUpSms();
        List<String> codes = keepCodes();
        signOut();

        signIn();
        chromium.press("#mfa-other-ways summary").pressForNextPage("#mfa-other-ways button");
        chromium.fill("code", codes.get(3)).press("#mfa-submit");
        assertLedToAnotherFactor();
        setUpApp();

        chromium.awaitApplication();
        assertThat(factors()).contains("mfa-sms", "otp", "mfa-recovery-codes");
    }

    @Test
    void givenAppLost_whenRecovered_thenToldAndAPhoneIsSetUp() {
        signIn();
        setUpApp();
        List<String> codes = keepCodes();
        signOut();

        signIn();
        useCodeInsteadOfBuiltIn(codes.get(0));
        assertLedToAnotherFactor();
        setUpSms();

        chromium.awaitApplication();
        assertThat(factors()).contains("mfa-sms", "otp", "mfa-recovery-codes");
    }

    @Test
    void givenPasskeyLost_whenRecovered_thenToldAndMayKeepWhatIsThere() {
        signIn();
        setUpPasskey();
        List<String> codes = keepCodes();
        signOut();

        signIn();
        useCodeInsteadOfBuiltIn(codes.get(9));
        assertLedToAnotherFactor();
        chromium.press("#mfa-skip");

        chromium.awaitApplication();
        assertThat(factors()).contains("webauthn", "mfa-recovery-codes");
    }
}
