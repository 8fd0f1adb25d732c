package org.mfapack.delivery;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * Takes messages from request threads and sends them after the transaction has committed, on threads of its own (SPEC
 * D1). It is bounded: whoever wants to send takes a place first, and is told at once when there is none (D3).
 */
public interface Outbox extends Provider {

    /** A place for one message; empty if the queue of the channel is full. */
    Optional<Place> reserve(Channel channel);

    @Override
    default void close() {}

    /** A place in the queue; closing it gives it back unless it was used. */
    interface Place extends AutoCloseable {

        /** Sends the message once the session's transaction has committed; a rollback gives the place back. */
        void sendAfterCommit(KeycloakSession session, Message message);

        @Override
        void close();
    }
}
