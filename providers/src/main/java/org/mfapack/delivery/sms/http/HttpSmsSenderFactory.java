package org.mfapack.delivery.sms.http;

import java.util.function.Supplier;
import org.keycloak.Config;
import org.keycloak.vault.VaultTranscriber;
import org.mfapack.delivery.sms.GatewaySenderFactory;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.SmsSender;

/** Any gateway with an HTTP interface, described by server options (D6). */
public final class HttpSmsSenderFactory extends GatewaySenderFactory<HttpSettings> {

    public static final String PROVIDER_ID = "http";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    protected HttpSettings read(Config.Scope options) {
        return HttpSettings.read(options);
    }

    @Override
    protected SmsSender sender(HttpSettings settings, HttpGateway gateway, Supplier<VaultTranscriber> vault) {
        return new HttpSmsSender(settings, gateway, vault);
    }
}
