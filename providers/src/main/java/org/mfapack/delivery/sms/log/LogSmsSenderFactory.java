package org.mfapack.delivery.sms.log;

import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.mfapack.delivery.sms.SmsSender;
import org.mfapack.delivery.sms.SmsSenderFactory;

/** Writes messages to the server log instead of sending them: for development, refused in production mode (D6). */
public final class LogSmsSenderFactory implements SmsSenderFactory {

    public static final String PROVIDER_ID = "log";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public SmsSender create(KeycloakSession session) {
        return new LogSmsSender();
    }

    @Override
    public Optional<String> remedy() {
        return Environment.isDevMode()
                ? Optional.empty()
                : Optional.of("this sender works in development mode only (start-dev):"
                        + " choose another one with --spi-mfa-sms--provider");
    }

    @Override
    public void close() {}
}
