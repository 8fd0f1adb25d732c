package org.mfapack.delivery.outbox;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedRunnable;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mfapack.delivery.DeliveryException;
import org.mfapack.delivery.DeliveryException.Kind;

/** Retries with jitter on what is worth it, and a circuit breaker per sender (SPEC D2). */
final class Resilience {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final double JITTER = 0.5;
    /** Open when half of the last ten went wrong by the sender's fault. */
    private static final int BREAKER_FAILURES = 5;

    private static final int BREAKER_CALLS = 10;

    private final RetryPolicy<Object> retries;
    private final Duration breakerDelay;
    private final ConcurrentMap<String, CircuitBreaker<Object>> breakers = new ConcurrentHashMap<>();

    Resilience(int maxRetries, Duration breakerDelay) {
        this.retries = RetryPolicy.builder()
                .handleIf(failure -> kindOf(failure) == Kind.UNAVAILABLE)
                .withMaxRetries(maxRetries)
                .withBackoff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(JITTER)
                .build();
        this.breakerDelay = breakerDelay;
    }

    void run(String sender, CheckedRunnable attempt) throws DeliveryException {
        try {
            Failsafe.with(retries, breaker(sender)).run(attempt);
        } catch (CircuitBreakerOpenException e) {
            throw new DeliveryException(Kind.UNAVAILABLE, "breaker_open", e);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof DeliveryException failure) {
                throw failure;
            }
            throw new DeliveryException(Kind.UNCERTAIN, "interrupted", e);
        }
    }

    private CircuitBreaker<Object> breaker(String sender) {
        return breakers.computeIfAbsent(sender, any -> CircuitBreaker.builder()
                .handleIf(failure -> kindOf(failure) != Kind.REJECTED)
                .withFailureThreshold(BREAKER_FAILURES, BREAKER_CALLS)
                .withDelay(breakerDelay)
                .build());
    }

    private static Kind kindOf(Throwable failure) {
        return failure instanceof DeliveryException known ? known.kind() : Kind.UNCERTAIN;
    }
}
