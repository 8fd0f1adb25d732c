package org.mfapack.delivery;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code mfa-outbox}; its options are {@code --spi-mfa-outbox--default--...}. */
public final class OutboxSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "mfa-outbox";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Outbox.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return OutboxFactory.class;
    }
}
