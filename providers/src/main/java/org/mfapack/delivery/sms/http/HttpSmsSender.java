package org.mfapack.delivery.sms.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.vault.VaultTranscriber;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.Secret;
import org.mfapack.delivery.sms.SmsException;
import org.mfapack.delivery.sms.SmsMessage;
import org.mfapack.delivery.sms.SmsSender;

/** Fills the templates of the server options and sends the result. */
final class HttpSmsSender implements SmsSender {

    private final HttpSettings settings;
    private final HttpGateway gateway;
    private final Supplier<VaultTranscriber> vault;

    HttpSmsSender(HttpSettings settings, HttpGateway gateway, Supplier<VaultTranscriber> vault) {
        this.settings = settings;
        this.gateway = gateway;
        this.vault = vault;
    }

    @Override
    public void send(SmsMessage message) throws SmsException {
        HttpResponse<String> answer = gateway.exchange(request(message));
        if (!settings.successStatus().contain(answer.statusCode())) {
            throw HttpGateway.refusal(answer.statusCode());
        }
        boolean asExpected = settings.successBody()
                .map(pattern -> pattern.matcher(answer.body()).find())
                .orElse(true);
        if (!asExpected) {
            throw SmsException.uncertain("garbage", null);
        }
    }

    private HttpRequest.Builder request(SmsMessage message) throws SmsException {
        String from = message.senderId().orElse(settings.from());
        String body = settings.body().fill(message.to(), from, message.text());
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .setHeader("Content-Type", settings.contentType())
                .method(settings.method(), HttpRequest.BodyPublishers.ofString(body));
        for (Map.Entry<String, Secret> header : settings.headers().entrySet()) {
            setHeader(request, header.getKey(), header.getValue().reveal(vault.get()));
        }
        return request;
    }

    private static void setHeader(HttpRequest.Builder request, String name, String value) throws SmsException {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            // Without the cause: it quotes the value, a secret.
            throw SmsException.rejected("header_value", null);
        }
    }
}
