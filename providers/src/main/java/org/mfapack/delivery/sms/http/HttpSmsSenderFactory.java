package org.mfapack.delivery.sms.http;

import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.SmsSender;
import org.mfapack.delivery.sms.SmsSenderFactory;

/** Any gateway with an HTTP interface, described by server options (D6). */
public final class HttpSmsSenderFactory implements SmsSenderFactory {

    public static final String PROVIDER_ID = "http";

    private HttpSettings settings;
    private HttpGateway gateway;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {
        settings = HttpSettings.read(config);
        if (settings.remedy().isEmpty()) {
            gateway = new HttpGateway(settings.connectTimeout(), settings.readTimeout());
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public SmsSender create(KeycloakSession session) {
        return new HttpSmsSender(settings, gateway, session::vault);
    }

    @Override
    public Optional<String> remedy() {
        return settings.remedy();
    }

    @Override
    public void close() {}
}
