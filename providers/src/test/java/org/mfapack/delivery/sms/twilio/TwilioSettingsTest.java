package org.mfapack.delivery.sms.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.delivery.sms.Options;

@DisplayName("O4 options of twilio")
class TwilioSettingsTest {

    private static final Options COMPLETE =
            Options.of("account-sid", "AC1", "auth-token", "s3cret", "from", "+15557122661");

    @Test
    void givenRequiredOptions_whenRead_thenReadyWithDefaults() {
        TwilioSettings settings = TwilioSettings.read(COMPLETE);

        assertThat(settings.remedy()).isEmpty();
        assertThat(settings.channel()).isEqualTo(TwilioSettings.Channel.SMS);
        assertThat(settings.baseUrl()).isEmpty();
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void givenNothing_whenRead_thenRemedyNamesEachMissingOption() {
        assertThat(TwilioSettings.read(Options.of()).remedy())
                .hasValue("set --spi-mfa-sms--twilio--account-sid; set --spi-mfa-sms--twilio--auth-token;"
                        + " a reference to the vault is written \\${vault.key};"
                        + " set --spi-mfa-sms--twilio--from or --spi-mfa-sms--twilio--messaging-service-sid");
    }

    @Test
    void givenCallThroughServiceOnly_whenRead_thenRemedyAsksForNumber() {
        Options options = COMPLETE.without("from").with("messaging-service-sid", "MG1");

        assertThat(TwilioSettings.read(options).remedy()).isEmpty();
        assertThat(TwilioSettings.read(options.with("channel", "call")).remedy())
                .hasValue("set --spi-mfa-sms--twilio--from");
    }

    @ParameterizedTest
    @CsvSource({
        "base-url,ftp://gateway.example",
        "base-url,gateway.example",
        "channel,pigeon",
        "connect-timeout,soon",
        "connect-timeout,0",
        "read-timeout,60001",
        "auth-token,' '"
    })
    void givenUnusableValue_whenRead_thenRemedyNamesOptionAndNotValue(String option, String value) {
        assertThat(TwilioSettings.read(COMPLETE.with(option, value)).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy)
                        .contains("--spi-mfa-sms--twilio--" + option)
                        .doesNotContain("s3cret"));
    }

    @Test
    void givenBaseUrl_whenRead_thenParsed() {
        assertThat(TwilioSettings.read(COMPLETE.with("base-url", " http://127.0.0.1:9 "))
                        .baseUrl())
                .hasValue(URI.create("http://127.0.0.1:9"));
    }

    @Test
    void givenSettings_whenPrinted_thenNoSecret() {
        assertThat(TwilioSettings.read(COMPLETE).toString()).doesNotContain("s3cret");
    }
}
