package org.mfapack.delivery.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code mfa-sms}; its default is chosen by {@code --spi-mfa-sms--provider=<id>}. */
public final class SmsSpi implements Spi {

    public static final String NAME = "mfa-sms";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SmsSender.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return SmsSenderFactory.class;
    }
}
