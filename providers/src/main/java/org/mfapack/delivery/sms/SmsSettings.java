package org.mfapack.delivery.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.delivery.Channel;

/**
 * How a realm sends text messages: the configuration of its required action {@code mfa-set-up-sms}, so that it is edited
 * in the console, cached and exported with the realm (SPEC D8).
 *
 * @param region ISO 3166 code of the country whose numbers may be typed without a country code
 * @param senders ids of {@code mfa-sms} providers, best first; empty for the server's default
 * @param senderId the realm's own number or alphanumeric sender id
 */
public record SmsSettings(Optional<String> region, List<String> senders, Optional<String> senderId) {

    static final String REGION = "mfa-phone-region";
    /** Option that names the senders. */
    public static final String SENDERS = "mfa-sms-senders";

    static final String SENDER_ID = "mfa-sms-sender-id";

    public static SmsSettings of(RealmModel realm) {
        RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(Channel.SMS.setUpAction());
        return of(config == null || config.getConfig() == null ? Map.of() : config.getConfig());
    }

    static SmsSettings of(Map<String, String> config) {
        return new SmsSettings(
                value(config, REGION).map(region -> region.toUpperCase(Locale.ROOT)),
                value(config, SENDERS).stream()
                        .flatMap(list -> Arrays.stream(list.split("[,\\s]+|##")))
                        .filter(sender -> !sender.isBlank())
                        .toList(),
                value(config, SENDER_ID));
    }

    /** What the console shows. */
    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(REGION)
                .label("Default region")
                .helpText("Two-letter country code. Phone numbers of this country may be typed without their country"
                        + " code. Without it every number needs one.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(SENDERS)
                .label("SMS senders")
                .helpText("Ids of SMS senders, separated by commas; the next one is tried when one fails. Empty: the"
                        + " server's default (--spi-mfa-sms--provider).")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(SENDER_ID)
                .label("Sender ID")
                .helpText("Number or name that the message comes from, if the sender allows to choose it.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .build();
    }

    private static Optional<String> value(Map<String, String> config, String key) {
        return Optional.ofNullable(config.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
