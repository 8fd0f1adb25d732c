package org.mfapack.delivery.sms.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.Config;
import org.mfapack.delivery.sms.GatewaySettings;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.Secret;
import org.mfapack.delivery.sms.SenderOptions;

/**
 * The server options {@code --spi-mfa-sms--twilio--...}.
 *
 * @param remedy what to set before anything can be sent; the other components may then be empty
 */
record TwilioSettings(
        String accountSid,
        Secret authToken,
        Optional<String> from,
        Optional<String> messagingServiceSid,
        Optional<URI> baseUrl,
        Channel channel,
        Duration connectTimeout,
        Duration readTimeout,
        Optional<String> remedy)
        implements GatewaySettings {

    enum Channel {
        SMS,
        WHATSAPP,
        CALL
    }

    static TwilioSettings read(Config.Scope scope) {
        SenderOptions options = new SenderOptions(TwilioSmsSenderFactory.PROVIDER_ID, scope);
        String accountSid = options.text("account-sid").orElse("");
        if (accountSid.isEmpty()) {
            options.complain("set " + options.nameOf("account-sid"));
        }
        String authToken = options.text("auth-token").orElse("");
        if (authToken.isEmpty()) {
            options.complain("set " + options.nameOf("auth-token") + "; " + SenderOptions.VAULT_HINT);
        }
        Channel channel = channel(options);
        Optional<String> from = options.text("from");
        Optional<String> service = options.text("messaging-service-sid");
        if (channel == Channel.CALL && from.isEmpty()) {
            options.complain("set " + options.nameOf("from"));
        } else if (from.isEmpty() && service.isEmpty()) {
            options.complain("set " + options.nameOf("from") + " or " + options.nameOf("messaging-service-sid"));
        }
        return new TwilioSettings(
                accountSid,
                new Secret(authToken),
                from,
                service,
                options.url("base-url"),
                channel,
                options.timeout("connect-timeout", HttpGateway.DEFAULT_CONNECT_TIMEOUT),
                options.timeout("read-timeout", HttpGateway.DEFAULT_READ_TIMEOUT),
                options.remedy());
    }

    private static Channel channel(SenderOptions options) {
        String name = options.text("channel").orElse("sms").toUpperCase(Locale.ROOT);
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(name)) {
                return channel;
            }
        }
        options.complain(options.nameOf("channel") + " must be sms, whatsapp or call");
        return Channel.SMS;
    }
}
