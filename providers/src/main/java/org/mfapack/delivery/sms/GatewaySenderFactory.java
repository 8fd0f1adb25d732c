package org.mfapack.delivery.sms;

import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.vault.VaultTranscriber;

/**
 * Creates senders that talk to an {@link HttpGateway}, which they share, as server options say.
 *
 * @param <S> those options, read once when the server starts
 */
public abstract class GatewaySenderFactory<S extends GatewaySettings> implements SmsSenderFactory {

    private S settings;
    private HttpGateway gateway;

    /** Reads the options; what is wrong with them is their {@link GatewaySettings#remedy()}. */
    protected abstract S read(Config.Scope options);

    /**
     * One sender for one session; called only if the options need no remedy.
     *
     * @param vault of the session's realm
     */
    protected abstract SmsSender sender(S settings, HttpGateway gateway, Supplier<VaultTranscriber> vault);

    @Override
    public final void init(Config.Scope config) {
        settings = read(config);
        if (settings.remedy().isEmpty()) {
            gateway = new HttpGateway(settings.connectTimeout(), settings.readTimeout());
        }
    }

    @Override
    public final SmsSender create(KeycloakSession session) {
        return gateway == null
                ? message -> {
                    throw SmsException.rejected("not_configured", null);
                }
                : sender(settings, gateway, session::vault);
    }

    @Override
    public final Optional<String> remedy() {
        return settings.remedy();
    }

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
