package org.mfapack.delivery.outbox;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.mfapack.delivery.CodeMessage;
import org.mfapack.delivery.Courier;
import org.mfapack.delivery.Deliveries;
import org.mfapack.delivery.DeliveryException;
import org.mfapack.delivery.DeliveryException.Kind;
import org.mfapack.delivery.Message;
import org.mfapack.delivery.SendEvents;
import org.mfapack.store.KeycloakSingleUseStore;

/** Sends one message from a delivery thread: one sender after the other, each with its own session, then tells the outcome. */
final class Delivery implements Runnable {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final String NOT_RECORDED = "The outcome of a delivery could not be recorded: %s";

    private final KeycloakSessionFactory sessions;
    private final Courier courier;
    private final Resilience resilience;
    private final List<String> senders;
    private final Message message;

    /** @param senders to try, best first */
    Delivery(
            KeycloakSessionFactory sessions,
            Courier courier,
            Resilience resilience,
            List<String> senders,
            Message message) {
        this.sessions = sessions;
        this.courier = courier;
        this.resilience = resilience;
        this.senders = senders;
        this.message = message;
    }

    @Override
    public void run() {
        try {
            sendByFirstThatTakesIt();
        } catch (DeliveryException e) {
            LOG.warnf("A message could not be sent by %s: %s", message.channel().id(), e.reason());
            concludeFailed(e.reason());
        }
    }

    private void sendByFirstThatTakesIt() throws DeliveryException {
        DeliveryException last = new DeliveryException(Kind.REJECTED, "no_sender", null);
        for (String sender : senders) {
            try {
                resilience.run(sender, () -> trySend(sender));
                return;
            } catch (DeliveryException e) {
                last = e;
            }
        }
        throw last;
    }

    /**
     * The outcome is recorded in the transaction that sent: one transaction per message that goes out at once. Once a sender
     * has taken the message, a failure to record it must not send it again by another.
     */
    private void trySend(String sender) throws DeliveryException {
        AtomicBoolean taken = new AtomicBoolean();
        try {
            DeliveryException failure = inSession(session -> {
                try {
                    courier.send(session, sender, message);
                } catch (DeliveryException e) {
                    return e;
                }
                taken.set(true);
                conclude(session, Deliveries.State.SENT, event -> event.sent(sender));
                return null;
            });
            if (failure != null) {
                throw failure;
            }
        } catch (DeliveryException e) {
            if (!taken.get()) {
                throw e;
            }
            LOG.errorf(e, NOT_RECORDED, e.reason());
        }
    }

    private void concludeFailed(String reason) {
        try {
            inSession(session -> {
                conclude(session, Deliveries.State.FAILED, event -> event.failed(reason));
                return null;
            });
        } catch (DeliveryException e) {
            LOG.errorf(e, NOT_RECORDED, e.reason());
        }
    }

    private void conclude(KeycloakSession session, Deliveries.State state, Consumer<SendEvents> outcome) {
        if (message instanceof CodeMessage code) {
            new Deliveries(new KeycloakSingleUseStore(session)).record(code.deliveryId(), state);
        }
        outcome.accept(SendEvents.of(session, message));
    }

    private <T> T inSession(Function<KeycloakSession, T> work) throws DeliveryException {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
                RealmModel realm = session.realms().getRealm(message.origin().realmId());
                if (realm == null) {
                    throw new IllegalStateException("The realm is gone");
                }
                session.getContext().setRealm(realm);
                String client = message.origin().clientUuid();
                session.getContext().setClient(client == null ? null : realm.getClientById(client));
                // What the user saw wins over what a background thread would resolve (keycloak-internals 2).
                session.setAttribute(
                        LocaleSelectorProvider.USER_REQUEST_LOCALE,
                        message.locale().toLanguageTag());
                return work.apply(session);
            });
        } catch (RuntimeException e) {
            LOG.debug("Delivery failed inside the server", e);
            throw new DeliveryException(Kind.UNCERTAIN, "internal", e);
        }
    }
}
