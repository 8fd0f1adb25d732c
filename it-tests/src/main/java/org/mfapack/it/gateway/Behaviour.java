package org.mfapack.it.gateway;

import java.time.Duration;

/** How the gateway treats a request. */
public sealed interface Behaviour {

    /** As documented. */
    static Behaviour normal() {
        return new Normal();
    }

    /** As documented, but later; the message counts as taken when the answer goes out. */
    static Behaviour delay(Duration delay) {
        return new Delay(delay);
    }

    /** Refuses with a status of 400 or more, in the documented form. */
    static Behaviour status(int status) {
        return new Status(status);
    }

    /** Reads the request and does not answer, unless {@link TwilioStandIn#letGo} is called in time. */
    static Behaviour hang() {
        return new Hang();
    }

    /** Says "created" in a way that nobody understands. */
    static Behaviour garbage() {
        return new Garbage();
    }

    /** Nobody listens at the port; only for the gateway as a whole. */
    static Behaviour refuse() {
        return new Refuse();
    }

    record Normal() implements Behaviour {}

    record Delay(Duration delay) implements Behaviour {}

    record Status(int status) implements Behaviour {}

    record Hang() implements Behaviour {}

    record Garbage() implements Behaviour {}

    record Refuse() implements Behaviour {}
}
