package org.mfapack.delivery;

import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Brings messages of one channel to its senders, in a session whose context holds the realm. */
public interface Courier {

    /** The senders to try, best first; each name has a circuit breaker of its own. Called on the request's thread. */
    List<String> senders(KeycloakSession session);

    /** One try at one sender, on a delivery thread. */
    void send(KeycloakSession session, String sender, Message message) throws DeliveryException;
}
