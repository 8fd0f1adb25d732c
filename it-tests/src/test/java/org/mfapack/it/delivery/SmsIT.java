package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.gateway.Received;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest(server = Impatient.class)
@DisplayName("D6, D8, D10, D11: codes by SMS")
class SmsIT {

    /** GSM 03.38, the basic set and the two-septet extension that no text of ours should need. */
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private final String phone = Drafts.newPhone();
    private final String phoneOfBob = Drafts.newPhone();
    private TestRealm realm;

    @BeforeEach
    void create(TestRealm draft) {
        realm = Drafts.smsOrTotp(draft);
        realm.with(it -> it.setDisplayName("Wonderland"));
        realm.app(app -> app.setName("Tea Party"));
        realm.user("alice").password(PASSWORD).phone(phone).totp(Drafts.TOTP);
        realm.user("bob").password(PASSWORD).phone(phoneOfBob);
        realm.create();
    }

    private Received requestOfALogin(TwilioStandIn gateway) {
        new RawLogin(realm).password("alice", PASSWORD);
        await().until(() -> !gateway.messagesTo(phone).isEmpty());
        assertThat(gateway.receivedFor(phone)).hasSize(1);
        return gateway.receivedFor(phone).get(0);
    }

    @Nested
    @DisplayName("D6: the request of each sender")
    class Senders {

        @Test
        @DisplayName("D6: twilio speaks as Twilio's reference says")
        void givenTwilio_whenLogin_thenExactlyTwiliosRequest(TwilioStandIn gateway) {
            Received request = requestOfALogin(gateway);

            String credentials = Surroundings.ACCOUNT + ":" + Surroundings.TOKEN;
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + Surroundings.ACCOUNT + "/Messages.json");
            assertThat(request.headers())
                    .containsEntry(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .containsEntry("Content-Type", "application/x-www-form-urlencoded");
            assertThat(request.fields())
                    .containsOnlyKeys("To", "From", "Body")
                    .containsEntry("To", phone)
                    .containsEntry("From", Surroundings.FROM);
        }

        @Test
        @DisplayName("D6, D8: a realm's own messaging service")
        void givenMessagingServiceOfRealm_whenLogin_thenServiceInsteadOfFrom(TwilioStandIn gateway) {
            String service = "MG" + "a1".repeat(16);
            realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-sms-sender-id", service));

            assertThat(requestOfALogin(gateway).fields())
                    .containsOnlyKeys("To", "MessagingServiceSid", "Body")
                    .containsEntry("MessagingServiceSid", service);
        }

        @Test
        @DisplayName("D6, D8: a realm's own sender id")
        void givenSenderIdOfRealm_whenLogin_thenFromIt(TwilioStandIn gateway) {
            realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-sms-sender-id", "Wonderland"));

            assertThat(requestOfALogin(gateway).fields()).containsEntry("From", "Wonderland");
        }

        @Test
        @DisplayName("D6: http sends JSON and its own headers")
        void givenHttp_whenLogin_thenJson(TwilioStandIn gateway, Browser browser) {
            realm.configureRequiredAction(
                    "mfa-set-up-sms", Map.of("mfa-sms-senders", "http", "mfa-sms-sender-id", "\"Hat\\ter\""));

            browser.login(realm).signIn("alice", PASSWORD).codePage();

            Sms sms = Sms.await(gateway, phone);
            Received request = gateway.receivedFor(phone).get(0);
            assertThat(request.path()).isEqualTo("/sms");
            assertThat(request.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("X-Api-Key", Surroundings.TOKEN);
            assertThat(request.fields()).containsOnlyKeys("to", "from", "text").containsEntry("from", "\"Hat\\ter\"");
            browser.codePage().enter(sms.code());
            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        @DisplayName("D6: log is refused in production mode, and the page says that nothing can be sent")
        void givenLogInProductionMode_whenLogin_thenNotUsedAndSaid(TwilioStandIn gateway, Browser browser) {
            realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-sms-senders", "log"));
            long mark = realm.server().log().length();

            browser.login(realm).signIn("bob", PASSWORD);

            ClosedCodePage page = browser.on(ClosedCodePage::new);
            assertThat(page.message()).isEqualTo("We cannot send a code right now.");
            assertThat(realm.server().log().textSince(mark))
                    .doesNotContainPattern(" #\\d{6}")
                    .doesNotContain("SMS to");
            assertThat(gateway.receivedFor(phoneOfBob)).isEmpty();
        }

        @Test
        @DisplayName("D6, F4: a user who has another factor is led to it at once")
        void givenLogInProductionMode_whenUserHasAnotherFactor_thenThatIsAsked(Browser browser) {
            realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-sms-senders", "log"));

            browser.login(realm).signIn("alice", PASSWORD).totpPage().enter(realm.code(Drafts.TOTP));

            assertThat(browser.isAtApplication()).isTrue();
        }
    }

    @Nested
    @DisplayName("D10, D11: what the message says")
    class Words {

        @ParameterizedTest
        @ValueSource(strings = {"en", "de"})
        void givenLanguage_whenLogin_thenShortGsmTextThatNamesAll(
                String language, TwilioStandIn gateway, Browser browser) {
            browser.header("Accept-Language", language)
                    .login(realm)
                    .signIn("alice", PASSWORD)
                    .codePage();

            Sms sms = Sms.await(gateway, phone);
            assertThat(sms.text()).hasSizeLessThanOrEqualTo(160).matches("[" + quoted() + "]+");
            assertThat(sms.text().lines().reduce((first, last) -> last)).hasValue(bindingOf(sms));
            assertThat(sms.text())
                    .contains("Wonderland")
                    .contains("Tea Party")
                    .contains(language.equals("de") ? "5 Min." : "5 min.")
                    .contains(language.equals("de") ? "Nicht angefordert?" : "Not you?")
                    .contains(language.equals("de") ? "Passwort ändern" : "change your password");
            browser.codePage().enter(sms.code());
            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        void givenLongAndForeignNames_whenLogin_thenNamesGiveWay(TwilioStandIn gateway) {
            realm.server()
                    .admin()
                    .put(
                            "/" + realm.name(),
                            Map.of("displayName", "Das Königreich der Spielkarten 🂱 und Rosengärten ".repeat(3)));

            requestOfALogin(gateway);

            Sms sms = Sms.of(gateway, phone);
            assertThat(sms.text())
                    .hasSizeLessThanOrEqualTo(160)
                    .matches("[" + quoted() + "]+")
                    .contains("Das Königreich")
                    .contains("Tea Party")
                    .endsWith("\n" + bindingOf(sms));
        }

        /** The line by which a browser knows the page that the code belongs to. */
        private String bindingOf(Sms sms) {
            return "@" + realm.server().baseUri().getHost() + " #" + sms.code();
        }

        private static String quoted() {
            return GSM_7.replace("-", "\\-").replace("&", "\\&");
        }
    }
}
