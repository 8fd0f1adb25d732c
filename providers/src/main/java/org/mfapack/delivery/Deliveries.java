package org.mfapack.delivery;

import java.util.Map;
import org.mfapack.store.SingleUseStore;

/** Outcomes of deliveries, for the page that waits (SPEC D4), on whichever node it asks. */
public final class Deliveries {

    /** How a delivery stands. */
    public enum State {
        /** On its way, or unknown. */
        PENDING,
        /** The mail server or the gateway has taken the message. */
        SENT,
        /** No sender took it. */
        FAILED
    }

    private static final long KEPT_SECONDS = 45 * 60;
    private static final String STATE = "state";

    private final SingleUseStore store;

    public Deliveries(SingleUseStore store) {
        this.store = store;
    }

    public State find(String deliveryId) {
        return store.get(key(deliveryId))
                .map(value -> State.valueOf(value.get(STATE)))
                .orElse(State.PENDING);
    }

    public void record(String deliveryId, State state) {
        store.put(key(deliveryId), KEPT_SECONDS, Map.of(STATE, state.name()));
    }

    private static String key(String deliveryId) {
        return "mfa.delivery." + deliveryId;
    }
}
