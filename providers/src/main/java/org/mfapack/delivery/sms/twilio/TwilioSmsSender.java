package org.mfapack.delivery.sms.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.keycloak.vault.VaultTranscriber;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.SmsException;
import org.mfapack.delivery.sms.SmsMessage;
import org.mfapack.delivery.sms.SmsSender;

/** Sends through Twilio's REST API. Twilio's own error texts quote numbers, so only their codes are kept (D4, D8). */
final class TwilioSmsSender implements SmsSender {

    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

    private final TwilioSettings settings;
    private final HttpGateway gateway;
    private final Supplier<VaultTranscriber> vault;

    TwilioSmsSender(TwilioSettings settings, HttpGateway gateway, Supplier<VaultTranscriber> vault) {
        this.settings = settings;
        this.gateway = gateway;
        this.vault = vault;
    }

    @Override
    public void send(SmsMessage message) throws SmsException {
        OneTryHttpClient http = new OneTryHttpClient(gateway, settings.baseUrl());
        String token = settings.authToken().reveal(vault.get());
        TwilioRestClient client = new TwilioRestClient.Builder(settings.accountSid(), token)
                .httpClient(http)
                .build();
        try {
            String sid = create(message, client);
            if (sid == null) {
                throw SmsException.uncertain("garbage", null);
            }
        } catch (ApiException e) {
            throw refusal(e, http.lastStatus());
        } catch (ApiConnectionException e) {
            throw e.getCause() instanceof SmsException failure ? failure : SmsException.uncertain("garbage", null);
        } catch (TwilioException e) {
            throw SmsException.uncertain("error", null);
        }
    }

    private String create(SmsMessage message, TwilioRestClient client) {
        return switch (settings.channel()) {
            case SMS -> sidOf(text(message, "").create(client));
            case WHATSAPP -> sidOf(text(message, "whatsapp:").create(client));
            case CALL ->
                sidOf(Call.creator(
                                new PhoneNumber(message.to()),
                                new PhoneNumber(
                                        message.senderId().or(settings::from).orElse("")),
                                VoiceMessage.of(message.spoken(), message.locale()))
                        .create(client));
        };
    }

    private MessageCreator text(SmsMessage message, String scheme) {
        PhoneNumber to = new PhoneNumber(scheme + message.to());
        if (message.senderId().isPresent()) {
            String sender = message.senderId().get();
            return MESSAGING_SERVICE.matcher(sender).matches()
                    ? Message.creator(to, sender, message.text())
                    : Message.creator(to, address(scheme, sender), message.text());
        }
        // Twilio takes both: the number is then one of the service's own.
        if (settings.messagingServiceSid().isPresent()) {
            MessageCreator creator =
                    Message.creator(to, settings.messagingServiceSid().get(), message.text());
            settings.from().ifPresent(from -> creator.setFrom(address(scheme, from)));
            return creator;
        }
        return Message.creator(to, address(scheme, settings.from().orElse("")), message.text());
    }

    private static PhoneNumber address(String scheme, String sender) {
        return new PhoneNumber(sender.startsWith(scheme) ? sender : scheme + sender);
    }

    private static String sidOf(Message created) {
        return created == null ? null : created.getSid();
    }

    private static String sidOf(Call created) {
        return created == null ? null : created.getSid();
    }

    private static SmsException refusal(ApiException e, int status) {
        if (e.getCode() != null) {
            return SmsException.rejected("twilio_" + e.getCode(), null);
        }
        return status >= 300 ? HttpGateway.refusal(status) : SmsException.uncertain("garbage", null);
    }
}
