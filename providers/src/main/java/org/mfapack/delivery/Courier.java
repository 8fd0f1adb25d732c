package org.mfapack.delivery;

import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Brings messages of one channel to its senders. Called on delivery threads, in a session that holds the realm. */
public interface Courier {

    /** The senders to try, best first; each name has a circuit breaker of its own. */
    List<String> senders(KeycloakSession session);

    /** One try at one sender. */
    void send(KeycloakSession session, String sender, CodeMessage message) throws DeliveryException;
}
