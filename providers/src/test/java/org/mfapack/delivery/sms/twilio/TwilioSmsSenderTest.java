package org.mfapack.delivery.sms.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.delivery.sms.Sending.SPOKEN;
import static org.mfapack.delivery.sms.Sending.TEXT;
import static org.mfapack.delivery.sms.Sending.TO;
import static org.mfapack.delivery.sms.Sending.TOKEN;
import static org.mfapack.delivery.sms.Sending.failureOf;
import static org.mfapack.delivery.sms.Sending.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.delivery.DeliveryException.Kind;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.LocalGateway;
import org.mfapack.delivery.sms.Options;
import org.mfapack.delivery.sms.SmsException;
import org.mfapack.delivery.sms.SmsSender;
import org.mfapack.delivery.sms.Vaults;

@DisplayName("D6 twilio")
class TwilioSmsSenderTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String SERVICE = "MG00000000000000000000000000000002";
    private static final String MESSAGE =
            """
            {"sid":"SM00000000000000000000000000000003","account_sid":"%s","status":"queued","direction":"outbound-api",
             "to":"%s","from":"+15557122661","body":"Hi","num_segments":"1","num_media":"0","api_version":"2010-04-01",
             "date_created":"Thu, 24 Aug 2023 05:01:45 +0000","date_updated":"Thu, 24 Aug 2023 05:01:45 +0000",
             "date_sent":null,"error_code":null,"error_message":null,"messaging_service_sid":null,"price":null,
             "price_unit":"USD","uri":"/2010-04-01/Accounts/AC/Messages/SM.json",
             "subresource_uris":{"media":"/2010-04-01/Accounts/AC/Messages/SM/Media.json"},"something_new":1}
            """
                    .formatted(ACCOUNT, TO);
    private static final String CALL =
            """
            {"sid":"CA00000000000000000000000000000004","account_sid":"%s","status":"queued","direction":"outbound-api",
             "to":"%s","from":"+15557122661","date_created":null,"price_unit":"USD","subresource_uris":{}}
            """
                    .formatted(ACCOUNT, TO);

    private static final Options OPTIONS = Options.of(
            "account-sid", ACCOUNT,
            "auth-token", TOKEN,
            "from", "+15557122661",
            "connect-timeout", "5000",
            "read-timeout", "10000");

    private static SmsSender sender(String url, Options options) {
        return sender(options.with("base-url", url), Map.of());
    }

    private static SmsSender sender(Options options, Map<String, String> vault) {
        TwilioSettings settings = TwilioSettings.read(options);
        assertThat(settings.remedy()).isEmpty();
        HttpGateway gateway = new HttpGateway(settings.connectTimeout(), settings.readTimeout());
        return new TwilioSmsSender(settings, gateway, () -> Vaults.of(vault));
    }

    @Nested
    class Accepted {

        @Test
        void givenNumber_whenSent_thenMessageIsCreatedAsDocumented() throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                sender(twilio.url(), OPTIONS).send(message());

                assertThat(twilio.received()).singleElement().satisfies(request -> {
                    assertThat(request.method()).isEqualTo("POST");
                    assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
                    assertThat(request.headers().getFirst("Authorization")).isEqualTo(basic(ACCOUNT, TOKEN));
                    assertThat(request.form())
                            .containsOnly(
                                    Map.entry("To", TO), Map.entry("From", "+15557122661"), Map.entry("Body", TEXT));
                });
            }
        }

        @Test
        void givenBaseUrlWithPath_whenSent_thenPathIsKeptInFront() throws SmsException {
            try (LocalGateway proxy = LocalGateway.answering(201, MESSAGE)) {
                sender(proxy.url() + "/twilio/", OPTIONS).send(message());

                assertThat(proxy.received().get(0).path()).startsWith("/twilio/2010-04-01/Accounts/");
            }
        }

        @Test
        void givenMessagingService_whenSent_thenServiceChoosesTheNumber() throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                sender(twilio.url(), OPTIONS.without("from").with("messaging-service-sid", SERVICE))
                        .send(message());

                assertThat(twilio.received().get(0).form())
                        .containsEntry("MessagingServiceSid", SERVICE)
                        .doesNotContainKey("From");
            }
        }

        @Test
        void givenServiceAndNumber_whenSent_thenBothAreTold() throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                sender(twilio.url(), OPTIONS.with("messaging-service-sid", SERVICE))
                        .send(message());

                assertThat(twilio.received().get(0).form())
                        .containsEntry("MessagingServiceSid", SERVICE)
                        .containsEntry("From", "+15557122661");
            }
        }

        @Test
        @DisplayName("D8 a realm chooses its sender id")
        void givenSenderIdOfRealm_whenSent_thenItReplacesTheServersOwn() throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                SmsSender sender = sender(twilio.url(), OPTIONS.with("messaging-service-sid", SERVICE));
                sender.send(message(Locale.ENGLISH, Optional.of("ACME")));
                sender.send(message(Locale.ENGLISH, Optional.of("MG0000000000000000000000000000000f")));

                assertThat(twilio.received().get(0).form())
                        .containsEntry("From", "ACME")
                        .doesNotContainKey("MessagingServiceSid");
                assertThat(twilio.received().get(1).form())
                        .containsEntry("MessagingServiceSid", "MG0000000000000000000000000000000f")
                        .doesNotContainKey("From");
            }
        }

        @Test
        void givenWhatsApp_whenSent_thenBothAddressesSaySo() throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                sender(twilio.url(), OPTIONS.with("channel", "whatsapp")).send(message());

                assertThat(twilio.received().get(0).form())
                        .containsEntry("To", "whatsapp:" + TO)
                        .containsEntry("From", "whatsapp:+15557122661");
            }
        }

        @ParameterizedTest
        @CsvSource({"de,de-DE", "en,en-US", "en-GB,en-GB", "xx,en-US"})
        void givenCall_whenSent_thenSpokenTextIsSaidInItsLanguage(String locale, String language) throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, CALL)) {
                sender(twilio.url(), OPTIONS.with("channel", "call"))
                        .send(message(Locale.forLanguageTag(locale), Optional.empty()));

                assertThat(twilio.received().get(0).path()).endsWith("/Calls.json");
                String spoken = SPOKEN.replace("<", "&lt;").replace(">", "&gt;");
                assertThat(twilio.received().get(0).form())
                        .containsEntry("To", TO)
                        .containsEntry("From", "+15557122661")
                        .containsEntry(
                                "Twiml",
                                "<Response><Say language=\"" + language + "\" loop=\"2\">" + spoken
                                        + "</Say></Response>");
            }
        }

        @Test
        @DisplayName("D8 the token comes from the vault")
        void givenTokenInVault_whenSent_thenItIsLookedUp() throws SmsException {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                Options options = OPTIONS.with("auth-token", "${vault.twilio}").with("base-url", twilio.url());
                sender(options, Map.of("twilio", "from-the-vault")).send(message());

                assertThat(twilio.received().get(0).headers().getFirst("Authorization"))
                        .isEqualTo(basic(ACCOUNT, "from-the-vault"));
            }
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource({
            "400,21211,\"The 'To' number +4915112345678 is not a valid phone number.\"",
            "400,21608,\"The number +4915112345678 is unverified.\"",
            "401,20003,Authentication Error",
            "404,20404,Not found"
        })
        void givenErrorOfTwilio_whenSent_thenPermanentWithItsCodeOnly(int status, int code, String text) {
            String error =
                    """
                    {"code":%d,"message":"%s","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}
                    """
                            .formatted(code, text.replace("\"", ""), code, status);
            try (LocalGateway twilio = LocalGateway.answering(status, error)) {
                SmsException failure = failureOf(sender(twilio.url(), OPTIONS));

                assertThat(failure.reason()).isEqualTo("twilio_" + code);
                assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {429, 500, 503})
        @DisplayName("D2 one try only, worth another")
        void givenBusyOrBroken_whenSent_thenTemporaryAfterOneTry(int status) {
            try (LocalGateway twilio = LocalGateway.answering(status, "<html>busy</html>")) {
                SmsException failure = failureOf(sender(twilio.url(), OPTIONS));

                assertThat(failure.reason()).isEqualTo("http_" + status);
                assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
                assertThat(twilio.received()).hasSize(1);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 403})
        void givenAnswerOfSomethingElse_whenSent_thenPermanentAndNotFollowed(int status) {
            try (LocalGateway proxy = LocalGateway.answering(status, "<html>no</html>")) {
                SmsException failure = failureOf(sender(proxy.url(), OPTIONS));

                assertThat(failure.reason()).isEqualTo("http_" + status);
                assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
                assertThat(proxy.received()).hasSize(1);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html>ok</html>", "{}", "null", "", "[1,2", "{\"sid\":{\"to\":\"+4915112345678\"}}"})
        @DisplayName("X2 garbage")
        void givenUnintelligibleSuccess_whenSent_thenPermanent(String body) {
            try (LocalGateway twilio = LocalGateway.answering(201, body)) {
                SmsException failure = failureOf(sender(twilio.url(), OPTIONS));

                assertThat(failure.reason()).isEqualTo("garbage");
                assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
            }
        }

        @Test
        @DisplayName("X2 nobody listens")
        void givenNobodyListens_whenSent_thenTemporary() {
            SmsException failure = failureOf(sender(LocalGateway.refusing(), OPTIONS));

            assertThat(failure.reason()).isEqualTo("unreachable");
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        }

        @Test
        @DisplayName("X2 hanging")
        void givenNoAnswer_whenSent_thenPermanentTimeout() {
            try (LocalGateway twilio = LocalGateway.hanging()) {
                SmsException failure = failureOf(sender(twilio.url(), OPTIONS.with("read-timeout", "1000")));

                assertThat(failure.reason()).isEqualTo("timeout");
                assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
            }
        }

        @Test
        void givenSenderThatIsNotReady_whenSent_thenRefused() {
            TwilioSmsSenderFactory factory = new TwilioSmsSenderFactory();
            factory.init(OPTIONS.without("from"));

            assertThat(factory.remedy()).isPresent();
            assertThat(failureOf(factory.create(null)).reason()).isEqualTo("not_configured");
        }

        @Test
        void givenTokenMissingInVault_whenSent_thenNothingIsSent() {
            try (LocalGateway twilio = LocalGateway.answering(201, MESSAGE)) {
                Options options = OPTIONS.with("auth-token", "${vault.twilio}").with("base-url", twilio.url());
                SmsException failure = failureOf(sender(options, Map.of()));

                assertThat(failure.reason()).isEqualTo("no_vault_entry");
                assertThat(twilio.received()).isEmpty();
            }
        }
    }

    private static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.US_ASCII));
    }
}
