package org.mfapack.code;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.mfapack.store.SingleUseStore;
import org.mfapack.throttle.AccountFailures;
import org.mfapack.throttle.Failure;

/**
 * The one-time-code engine: issues and verifies codes, knows no Keycloak, no flow and no form.
 *
 * <p>There is at most one challenge per {@link Binding}. It is stored under an address that only the authentication
 * session can compute, so that no pointer to it has to be kept, raced for or lost. Everything that must happen once is a
 * claim: attempts (SPEC C6), the end of a code by success or resend (C5, C11), the making of a new one (C10).
 */
public final class Challenges {

    /** After its last message a challenge is remembered this long beyond its lifetime, to say "expired" and count resends. */
    private static final long RETENTION_SECONDS = 30 * 60;
    /** Long enough for the other request to commit, short enough to recover when it failed. */
    private static final long IN_PROGRESS_SECONDS = 10;

    private static final int SERIAL_BYTES = 16;

    private final SingleUseStore store;
    private final AccountFailures failures;
    private final LongSupplier now;
    private final SecureRandom random;

    /** @param now seconds since the epoch */
    public Challenges(SingleUseStore store, AccountFailures failures, LongSupplier now, SecureRandom random) {
        this.store = store;
        this.failures = failures;
        this.now = now;
        this.random = random;
    }

    /** The challenge of this binding, whether its code is still good or not. */
    public Optional<Challenge> find(Binding binding, CodePolicy policy) {
        Seal seal = new Seal(binding);
        return load(seal).map(entry -> view(seal, entry, policy));
    }

    /** Whether the factor is blocked after too many wrong codes (SPEC C7). */
    public boolean isBlocked(Binding binding) {
        return failures.blockedUntil(binding.account()).isPresent();
    }

    /** Whether the lifetime of the code is over (SPEC C2). */
    public boolean isExpired(Challenge challenge) {
        return now.getAsLong() >= challenge.expiresAt();
    }

    /** The code page is shown: the first time there is a code to send, later the same one stands. */
    public Issue begin(Binding binding, CodePolicy policy) {
        OptionalLong blocked = failures.blockedUntil(binding.account());
        if (blocked.isPresent()) {
            return new Issue.Blocked(blocked.getAsLong());
        }
        Seal seal = new Seal(binding);
        Optional<Entry> standing = load(seal);
        if (standing.isPresent()) {
            return new Issue.Standing(view(seal, standing.get(), policy));
        }
        if (!store.claim(key(seal.address(), "begin"), IN_PROGRESS_SECONDS)) {
            return new Issue.InProgress();
        }
        return issue(seal, policy, 1);
    }

    /**
     * The user asks for a new code; the old one is dead at once.
     *
     * @param undelivered the last message did not go out, so that there is nothing to wait for
     */
    public Issue renew(Binding binding, CodePolicy policy, boolean undelivered) {
        OptionalLong blocked = failures.blockedUntil(binding.account());
        if (blocked.isPresent()) {
            return new Issue.Blocked(blocked.getAsLong());
        }
        Seal seal = new Seal(binding);
        Optional<Entry> found = load(seal);
        if (found.isEmpty()) {
            return begin(binding, policy);
        }
        Entry old = found.get();
        Challenge challenge = view(seal, old, policy);
        if (challenge.resendsLeft() == 0) {
            return new Issue.NoneLeft(challenge);
        }
        if (!undelivered && now.getAsLong() < challenge.resendAt()) {
            return new Issue.TooEarly(challenge);
        }
        if (!store.claim(key(old.serial(), "renew"), IN_PROGRESS_SECONDS)) {
            return new Issue.InProgress();
        }
        // Whoever ends a code first, by success or by this, has ended it; the answer does not matter here.
        store.claim(key(old.serial(), "ended"), RETENTION_SECONDS);
        return issue(seal, policy, old.sends() + 1);
    }

    /** Compares what was typed with the code of this binding. */
    public Verification verify(Binding binding, CodePolicy policy, String input) {
        if (input == null || input.isBlank()) {
            return new Verification.Missing();
        }
        OptionalLong blocked = failures.blockedUntil(binding.account());
        if (blocked.isPresent()) {
            return new Verification.Blocked(blocked.getAsLong());
        }
        Seal seal = new Seal(binding);
        Optional<Entry> found = load(seal);
        if (found.isEmpty() || store.isClaimed(key(found.get().serial(), "ended"))) {
            return new Verification.Unknown();
        }
        Entry entry = found.get();
        if (now.getAsLong() >= entry.expiresAt()) {
            return new Verification.Expired();
        }
        int attempt = claimAttempt(entry.serial(), policy.attempts());
        if (attempt == policy.attempts()) {
            return new Verification.Exhausted();
        }
        OptionalInt guess = failures.claimGuess(binding.account());
        if (guess.isEmpty()) {
            return new Verification.Blocked(now.getAsLong() + AccountFailures.SHORTEST_BLOCK_SECONDS);
        }
        if (!seal.matches(entry.seal(), entry.serial(), policy.alphabet().read(input, policy.length()))) {
            Failure failure = failures.record(binding.account(), guess.getAsInt());
            return new Verification.Wrong(policy.attempts() - attempt - 1, failure.blockedUntil(), failure.disable());
        }
        failures.withdraw(binding.account(), guess.getAsInt());
        if (!store.claim(key(entry.serial(), "ended"), RETENTION_SECONDS)) {
            return new Verification.Unknown();
        }
        store.release(key(seal.address()));
        store.release(key(seal.address(), "begin"));
        failures.reset(binding.account());
        return new Verification.Accepted();
    }

    /** Forgets the failures of a factor that was disabled or enrolled anew. */
    public void forgetFailures(Binding binding) {
        failures.reset(binding.account());
    }

    private Issue issue(Seal seal, CodePolicy policy, int sends) {
        String code = policy.alphabet().generate(random, policy.length());
        byte[] serialBytes = new byte[SERIAL_BYTES];
        random.nextBytes(serialBytes);
        String serial = Base64.getUrlEncoder().withoutPadding().encodeToString(serialBytes);
        long sentAt = now.getAsLong();
        Entry entry = new Entry(serial, seal.of(serial, code), sentAt, sentAt + policy.lifetimeSeconds(), sends);
        store.put(key(seal.address()), policy.lifetimeSeconds() + RETENTION_SECONDS, entry.toMap());
        return new Issue.Issued(code, view(seal, entry, policy));
    }

    private int claimAttempt(String serial, int attempts) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            if (store.claim(key(serial, "attempt", Integer.toString(attempt)), CodePolicy.MAX_LIFETIME)) {
                return attempt;
            }
        }
        return attempts;
    }

    private Optional<Entry> load(Seal seal) {
        return store.get(key(seal.address())).map(Entry::of);
    }

    private static Challenge view(Seal seal, Entry entry, CodePolicy policy) {
        return new Challenge(
                seal.deliveryId(entry.serial()),
                entry.expiresAt(),
                entry.sentAt() + policy.waitAfter(entry.sends()),
                Math.max(0, policy.resends() + 1 - entry.sends()));
    }

    private static String key(String... parts) {
        return "mfa.challenge." + String.join(".", parts);
    }

    private record Entry(String serial, String seal, long sentAt, long expiresAt, int sends) {

        static Entry of(Map<String, String> map) {
            return new Entry(
                    map.get("serial"),
                    map.get("seal"),
                    Long.parseLong(map.get("sentAt")),
                    Long.parseLong(map.get("expiresAt")),
                    Integer.parseInt(map.get("sends")));
        }

        Map<String, String> toMap() {
            return Map.of(
                    "serial", serial,
                    "seal", seal,
                    "sentAt", Long.toString(sentAt),
                    "expiresAt", Long.toString(expiresAt),
                    "sends", Integer.toString(sends));
        }
    }
}
