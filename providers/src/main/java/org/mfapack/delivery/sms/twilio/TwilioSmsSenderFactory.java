package org.mfapack.delivery.sms.twilio;

import java.util.function.Supplier;
import org.keycloak.Config;
import org.keycloak.vault.VaultTranscriber;
import org.mfapack.delivery.sms.GatewaySenderFactory;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.SmsSender;

/** Text messages, WhatsApp messages and voice calls by Twilio. */
public final class TwilioSmsSenderFactory extends GatewaySenderFactory<TwilioSettings> {

    public static final String PROVIDER_ID = "twilio";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    protected TwilioSettings read(Config.Scope options) {
        return TwilioSettings.read(options);
    }

    @Override
    protected SmsSender sender(TwilioSettings settings, HttpGateway gateway, Supplier<VaultTranscriber> vault) {
        return new TwilioSmsSender(settings, gateway, vault);
    }
}
