package org.mfapack.delivery.sms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.delivery.sms.Sending.CODE;
import static org.mfapack.delivery.sms.Sending.TEXT;
import static org.mfapack.delivery.sms.Sending.TO;
import static org.mfapack.delivery.sms.Sending.failureOf;
import static org.mfapack.delivery.sms.Sending.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
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
import org.mfapack.delivery.sms.SmsMessage;
import org.mfapack.delivery.sms.SmsSender;
import org.mfapack.delivery.sms.Vaults;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@DisplayName("D6 http")
class HttpSmsSenderTest {

    /** Everything that a careless template would break on, a place of the template among it. */
    private static final String NASTY = "\"Zäöü\" \\ \n\t <b>&amp;</b> {to} $1 €😀 '%s' \u2028 ]]>";

    private static SmsSender sender(Options options) {
        return sender(options, Map.of());
    }

    private static SmsSender sender(Options options, Map<String, String> vault) {
        HttpSettings settings = HttpSettings.read(options);
        assertThat(settings.remedy()).isEmpty();
        HttpGateway gateway = new HttpGateway(settings.connectTimeout(), settings.readTimeout());
        return new HttpSmsSender(settings, gateway, () -> Vaults.of(vault));
    }

    private static SmsMessage saying(String text) {
        return new SmsMessage(TO, text, text, Locale.ENGLISH, Optional.empty());
    }

    @Nested
    class Accepted {

        @Test
        void givenUrlOnly_whenSent_thenJsonIsPosted() throws Exception {
            try (LocalGateway gateway = LocalGateway.answering(200, "")) {
                sender(Options.of("url", gateway.url() + "/send", "from", "ACME"))
                        .send(message());

                LocalGateway.Received request = gateway.received().get(0);
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/send");
                assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
                JsonNode body = new ObjectMapper().readTree(request.body());
                assertThat(body.get("to").asText()).isEqualTo(TO);
                assertThat(body.get("from").asText()).isEqualTo("ACME");
                assertThat(body.get("text").asText()).isEqualTo(TEXT);
            }
        }

        @Test
        void givenNastyText_whenSentAsJson_thenArrivesAsItIs() throws Exception {
            try (LocalGateway gateway = LocalGateway.answering(200, "")) {
                sender(Options.of("url", gateway.url())).send(saying(NASTY));

                assertThat(json(gateway).get("text").asText()).isEqualTo(NASTY);
                assertThat(json(gateway).size()).isEqualTo(3);
            }
        }

        @Test
        void givenNastyText_whenSentAsForm_thenArrivesAsItIs() throws SmsException {
            try (LocalGateway gateway = LocalGateway.answering(200, "")) {
                sender(Options.of("url", gateway.url(), "content-type", "application/x-www-form-urlencoded"))
                        .send(saying(NASTY));

                assertThat(gateway.received().get(0).form())
                        .containsOnly(Map.entry("to", TO), Map.entry("from", ""), Map.entry("text", NASTY));
            }
        }

        @Test
        void givenNastyText_whenSentAsXml_thenArrivesAsItIs() throws Exception {
            try (LocalGateway gateway = LocalGateway.answering(200, "")) {
                sender(Options.of(
                                "url", gateway.url(),
                                "content-type", "text/xml; charset=utf-8",
                                "body", "<sms to=\"{to}\" text=\"{text}\">{text}</sms>"))
                        .send(saying(NASTY + "\u0000\u0007"));

                Element sms = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(
                                new StringReader(gateway.received().get(0).body())))
                        .getDocumentElement();
                assertThat(sms.getAttribute("to")).isEqualTo(TO);
                assertThat(sms.getAttribute("text")).isEqualTo(NASTY);
                assertThat(sms.getTextContent()).isEqualTo(NASTY);
            }
        }

        @Test
        @DisplayName("D8 headers from the vault, sender id of the realm")
        void givenHeadersAndSenderId_whenSent_thenBothArrive() throws Exception {
            try (LocalGateway gateway = LocalGateway.answering(200, "")) {
                Options options = Options.of(
                        "url", gateway.url(),
                        "from", "ACME",
                        "header-authorization", "Bearer ${vault.gateway}",
                        "header-x-app", "mfa");
                sender(options, Map.of("gateway", "k3y")).send(message(Locale.ENGLISH, Optional.of("REALM")));

                LocalGateway.Received request = gateway.received().get(0);
                assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer k3y");
                assertThat(request.headers().getFirst("X-App")).isEqualTo("mfa");
                assertThat(json(gateway).get("from").asText()).isEqualTo("REALM");
            }
        }

        @Test
        void givenSuccessMatchers_whenAnswerFits_thenAccepted() throws SmsException {
            try (LocalGateway gateway = LocalGateway.answering(302, "status=OK;id=4")) {
                sender(Options.of("url", gateway.url(), "success-status", "200, 300-303", "success-body", "status=OK"))
                        .send(message());

                assertThat(gateway.received()).hasSize(1);
            }
        }

        private static JsonNode json(LocalGateway gateway) throws JsonProcessingException {
            return new ObjectMapper().readTree(gateway.received().get(0).body());
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource({"400,false", "401,false", "302,false", "429,true", "500,true", "503,true"})
        @DisplayName("D2 one try only")
        void givenStatusOutsideSuccess_whenSent_thenReasonTellsIt(int status, boolean retryable) {
            try (LocalGateway gateway = LocalGateway.answering(status, "no SMS to " + TO + " with " + CODE)) {
                SmsException failure = failureOf(sender(Options.of("url", gateway.url())));

                assertThat(failure.reason()).isEqualTo("http_" + status);
                assertThat(failure.kind() == Kind.UNAVAILABLE).isEqualTo(retryable);
                assertThat(gateway.received()).hasSize(1);
            }
        }

        @Test
        void givenStatusOutsideListOfOperator_whenSent_thenRefused() {
            try (LocalGateway gateway = LocalGateway.answering(200, "")) {
                assertThat(failureOf(sender(Options.of("url", gateway.url(), "success-status", "202")))
                                .reason())
                        .isEqualTo("http_200");
            }
        }

        @Test
        @DisplayName("X2 garbage")
        void givenBodyWithoutWhatIsExpected_whenSent_thenPermanent() {
            try (LocalGateway gateway = LocalGateway.answering(200, "status=FAILED")) {
                SmsException failure = failureOf(sender(Options.of("url", gateway.url(), "success-body", "status=OK")));

                assertThat(failure.reason()).isEqualTo("garbage");
                assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
            }
        }

        @Test
        @DisplayName("X2 garbage below HTTP")
        void givenAnswerThatIsNotHttp_whenSent_thenPermanent() {
            SmsException failure = failureOf(sender(Options.of("url", LocalGateway.babbling())));

            assertThat(failure.reason()).isEqualTo("garbage");
            assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
        }

        @Test
        void givenNobodyListens_whenSent_thenTemporary() {
            SmsException failure = failureOf(sender(Options.of("url", LocalGateway.refusing())));

            assertThat(failure.reason()).isEqualTo("unreachable");
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        }

        @Test
        void givenGatewayHangsUp_whenSent_thenTemporary() {
            try (LocalGateway gateway = LocalGateway.hangingUp()) {
                SmsException failure = failureOf(sender(Options.of("url", gateway.url())));

                assertThat(failure.reason()).isEqualTo("connection_lost");
                assertThat(failure.kind()).isEqualTo(Kind.UNCERTAIN);
            }
        }

        @Test
        @DisplayName("X2 hanging")
        void givenNoAnswer_whenSent_thenPermanentTimeout() {
            try (LocalGateway gateway = LocalGateway.hanging()) {
                SmsException failure = failureOf(sender(Options.of("url", gateway.url(), "read-timeout", "1000")));

                assertThat(failure.reason()).isEqualTo("timeout");
                assertThat(failure.kind()).isNotEqualTo(Kind.UNAVAILABLE);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 500})
        @DisplayName("X2 hanging after the headers")
        void givenNoBodyAfterHeaders_whenSent_thenPermanentTimeout(int status) {
            try (LocalGateway gateway = LocalGateway.hangingInTheBody(status)) {
                Options options = Options.of("url", gateway.url(), "connect-timeout", "1000", "read-timeout", "1000");

                assertThat(failureOf(sender(options)).reason()).isEqualTo("timeout");
            }
        }

        @Test
        void givenSecretThatCannotBeAHeader_whenSent_thenFailureDoesNotQuoteIt() {
            Options options = Options.of("url", LocalGateway.refusing(), "header-authorization", "${vault.key}");
            SmsException failure = failureOf(sender(options, Map.of("key", "two\nlines")));

            assertThat(failure.reason()).isEqualTo("header_value");
            assertThat(failure.getCause()).isNull();
        }
    }

    @Nested
    @DisplayName("O4 options of http")
    class Settings {

        @Test
        void givenNoUrl_whenRead_thenRemedyNamesIt() {
            assertThat(HttpSettings.read(Options.of()).remedy()).hasValue("set --spi-mfa-sms--http--url");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "url|gateway.example/send",
                    "url|https://gateway.example/send?text={text}",
                    "method|GET",
                    "content-type|application/octet-stream",
                    "body|{\"to\":{to},\"text\":{text}}",
                    "header-content-length|4",
                    "header-authorization|' '",
                    "success-status|2xx",
                    "success-body|(",
                    "read-timeout|never"
                })
        void givenUnusableValue_whenRead_thenRemedyNamesOption(String option, String value) {
            Options options = Options.of("url", "http://127.0.0.1:9").with(option, value);

            assertThat(HttpSettings.read(options).remedy())
                    .hasValueSatisfying(remedy -> assertThat(remedy).contains("--spi-mfa-sms--http--" + option));
        }

        @Test
        void givenXmlWithoutBody_whenRead_thenRemedyAsksForIt() {
            assertThat(HttpSettings.read(Options.of("url", "http://127.0.0.1:9", "content-type", "application/xml"))
                            .remedy())
                    .hasValue("set --spi-mfa-sms--http--body");
        }
    }
}
