package org.mfapack.place;

import org.keycloak.provider.ProviderFactory;

/** Makes a {@link GeoLocator}. */
public interface GeoLocatorFactory extends ProviderFactory<GeoLocator> {}
