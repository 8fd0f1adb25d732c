package org.mfapack.recovery;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.mfapack.store.SingleUseStore;
import org.mfapack.throttle.Account;
import org.mfapack.throttle.AccountFailures;
import org.mfapack.throttle.Failure;

/**
 * Decides on an entered code: claims a guess, computes one hash, claims the code, and only then takes it out of the set
 * (SPEC R2, R7). The claim is what makes a code work once, on all nodes at once; it outlives every cache that might
 * still show the code.
 */
final class CodeCheck {

    /** No node shows a credential of a month ago; after that the credential itself is the only witness. */
    static final long CLAIM_SECONDS = 30L * 24 * 60 * 60;

    private final SingleUseStore store;
    private final AccountFailures failures;
    private final CodeHashing hashing;
    private final CodeLedger ledger;
    private final LongSupplier now;
    private final Account account;

    /** @param now seconds since the epoch */
    CodeCheck(SingleUseStore store, CodeHashing hashing, CodeLedger ledger, LongSupplier now, Account account) {
        this.store = store;
        this.failures = new AccountFailures(store, now);
        this.hashing = hashing;
        this.ledger = ledger;
        this.now = now;
        this.account = account;
    }

    Outcome enter(RecoveryCodesCredentialModel codes, String input) {
        if (input == null || input.isBlank()) {
            return new Outcome.Missing();
        }
        OptionalInt place = blockedUntil().isPresent() ? OptionalInt.empty() : failures.claimGuess(account);
        if (place.isEmpty()) {
            return new Outcome.Blocked(
                    blockedUntil().orElseGet(() -> now.getAsLong() + AccountFailures.SHORTEST_BLOCK_SECONDS));
        }
        Optional<StoredCode> code = codes.set().find(RecoveryCode.read(input, codes.length()), hashing);
        if (code.isEmpty()) {
            Failure failure = failures.record(account, place.getAsInt());
            return new Outcome.Wrong(failure);
        }
        OptionalInt left = store.claim(key(codes, code.get()), CLAIM_SECONDS)
                ? ledger.strike(codes.getId(), code.get().id())
                : OptionalInt.empty();
        if (left.isEmpty()) {
            failures.withdraw(account, place.getAsInt());
            return new Outcome.Used();
        }
        failures.withdraw(account, place.getAsInt());
        failures.reset(account);
        return new Outcome.Accepted(left.getAsInt());
    }

    /** Until when no code is compared, in seconds since the epoch; empty if it is. */
    OptionalLong blockedUntil() {
        return failures.blockedUntil(account);
    }

    /** Forgets wrong codes: the set is out of use now, or a new one. */
    void forgetFailures() {
        failures.reset(account);
    }

    private static String key(RecoveryCodesCredentialModel codes, StoredCode code) {
        return String.join(".", "mfa.recovery", codes.getId(), code.id());
    }
}
