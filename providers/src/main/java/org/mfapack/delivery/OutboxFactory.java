package org.mfapack.delivery;

import org.keycloak.provider.ProviderFactory;

/** Creates the {@link Outbox}. */
public interface OutboxFactory extends ProviderFactory<Outbox> {}
