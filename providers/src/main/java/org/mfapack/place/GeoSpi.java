package org.mfapack.place;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Declares {@code mfa-geo}. */
public final class GeoSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "mfa-geo";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return GeoLocator.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return GeoLocatorFactory.class;
    }
}
