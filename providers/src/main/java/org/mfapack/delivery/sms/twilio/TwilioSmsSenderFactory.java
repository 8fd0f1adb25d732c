package org.mfapack.delivery.sms.twilio;

import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.SmsSender;
import org.mfapack.delivery.sms.SmsSenderFactory;

/** Text messages, WhatsApp messages and voice calls by Twilio. */
public final class TwilioSmsSenderFactory implements SmsSenderFactory {

    public static final String PROVIDER_ID = "twilio";

    private TwilioSettings settings;
    private HttpGateway gateway;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {
        settings = TwilioSettings.read(config);
        if (settings.remedy().isEmpty()) {
            gateway = new HttpGateway(settings.connectTimeout(), settings.readTimeout());
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public SmsSender create(KeycloakSession session) {
        return new TwilioSmsSender(settings, gateway, session::vault);
    }

    @Override
    public Optional<String> remedy() {
        return settings.remedy();
    }

    @Override
    public void close() {}
}
