package org.mfapack.it.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mfapack.it.demo.Arrival.Channel;

/** The newest e-mails and text messages of this demo, in order of arrival. */
final class Inbox {

    private static final int KEPT = 200;

    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private long lastId;

    synchronized void email(String from, String to, String subject, String text, Optional<String> html) {
        add(new Arrival(++lastId, Channel.EMAIL, from, to, subject, text, html, Instant.now()));
    }

    synchronized void sms(String from, String to, String text) {
        add(new Arrival(++lastId, Channel.SMS, from, to, "", text, Optional.empty(), Instant.now()));
    }

    private synchronized void add(Arrival arrival) {
        arrivals.addLast(arrival);
        if (arrivals.size() > KEPT) {
            arrivals.removeFirst();
        }
        notifyAll();
    }

    synchronized Optional<Arrival> find(long id) {
        return arrivals.stream().filter(arrival -> arrival.id() == id).findFirst();
    }

    /** Everything that came after the message {@code id}; empty if nothing came while {@code patience} lasted. */
    synchronized List<Arrival> after(long id, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (lastId <= id) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        return arrivals.stream().filter(arrival -> arrival.id() > id).toList();
    }
}
