package org.mfapack.throttle;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.mfapack.store.SingleUseStore;

/**
 * Counts wrong codes per {@link Account}: {@value #IN_WINDOW} within 15 minutes block the factor for 5 minutes, then 15,
 * then 60; {@value #IN_A_ROW} in a row disable it (SPEC C7, NIST SP 800-63B-4 section 3.2.2). A success resets all.
 *
 * <p>Each count is a row of claims, so that parallel requests on several nodes cannot lose one.
 */
public final class AccountFailures {

    /** Seconds that the first block lasts. */
    public static final long SHORTEST_BLOCK_SECONDS = 5 * 60;

    static final int IN_WINDOW = 5;
    static final int IN_A_ROW = 100;
    static final long WINDOW_SECONDS = 15 * 60;
    static final List<Long> BLOCK_SECONDS = List.of(SHORTEST_BLOCK_SECONDS, 15 * 60L, 60 * 60L);
    /** How long a user who stays away keeps the step of the ladder. */
    private static final long LADDER_SECONDS = 24 * 60 * 60;
    /** Longer than anyone waits between two guesses of a row; entries of the store need an end. */
    private static final long ROW_SECONDS = 400L * 24 * 60 * 60;

    private static final String UNTIL = "until";

    private final SingleUseStore store;
    private final LongSupplier now;

    /** @param now seconds since the epoch */
    public AccountFailures(SingleUseStore store, LongSupplier now) {
        this.store = store;
        this.now = now;
    }

    /** Until when the factor is blocked, in seconds since the epoch; empty if it is not. */
    public OptionalLong blockedUntil(Account account) {
        return store.isClaimed(key(account, "block")) ? OptionalLong.of(until(account)) : OptionalLong.empty();
    }

    private long until(Account account) {
        return store.get(key(account, UNTIL))
                .map(value -> Long.parseLong(value.get(UNTIL)))
                .filter(until -> until > now.getAsLong())
                .orElseGet(() -> now.getAsLong() + SHORTEST_BLOCK_SECONDS);
    }

    /**
     * Claims the right to one guess, before it is compared: parallel guesses in many tabs cannot be more than the window
     * holds. Every claim ends in {@link #record}, {@link #withdraw} or {@link #reset}.
     *
     * @return the claimed place, empty if the window is full
     */
    public OptionalInt claimGuess(Account account) {
        int place = claimNext(account, "window", IN_WINDOW, WINDOW_SECONDS);
        if (place == IN_WINDOW) {
            return OptionalInt.empty();
        }
        // The window is emptied only after the block stands: whoever got a place that a block has freed sees the block
        // here.
        if (store.isClaimed(key(account, "block"))) {
            withdraw(account, place);
            return OptionalInt.empty();
        }
        return OptionalInt.of(place);
    }

    /** The guess at this place was wrong. */
    public Failure record(Account account, int place) {
        boolean disable = claimNext(account, "row", IN_A_ROW, ROW_SECONDS) >= IN_A_ROW - 1;
        return new Failure(place == IN_WINDOW - 1 ? block(account) : OptionalLong.empty(), disable);
    }

    /** The guess at this place was not a wrong one. */
    public void withdraw(Account account, int place) {
        store.release(key(account, "window." + place));
    }

    /** Forgets all failures: after a success, and when the factor was disabled or enrolled anew. */
    public void reset(Account account) {
        // The row fills from the start and outlives all else: where its first claim is absent there is nothing to
        // forget,
        // which is every good login.
        int inARow = 0;
        while (inARow < IN_A_ROW && store.release(key(account, "row." + inARow))) {
            inARow++;
        }
        if (inARow > 0) {
            releaseAll(account, "window", IN_WINDOW);
            releaseAll(account, "step", BLOCK_SECONDS.size());
            store.release(key(account, "block"));
        }
    }

    private OptionalLong block(Account account) {
        int step = Math.min(claimNext(account, "step", BLOCK_SECONDS.size(), LADDER_SECONDS), BLOCK_SECONDS.size() - 1);
        long seconds = BLOCK_SECONDS.get(step);
        if (!store.claim(key(account, "block"), seconds)) {
            return OptionalLong.of(until(account));
        }
        long until = now.getAsLong() + seconds;
        store.put(key(account, UNTIL), seconds, Map.of(UNTIL, Long.toString(until)));
        releaseAll(account, "window", IN_WINDOW);
        return OptionalLong.of(until);
    }

    /** Claims the first free place of a row and returns its index; {@code length} if the row is full. */
    private int claimNext(Account account, String row, int length, long lifespanSeconds) {
        for (int place = 0; place < length; place++) {
            if (store.claim(key(account, row + '.' + place), lifespanSeconds)) {
                return place;
            }
        }
        return length;
    }

    /** Every place, because earlier ones may have expired before later ones. */
    private void releaseAll(Account account, String row, int length) {
        for (int place = 0; place < length; place++) {
            store.release(key(account, row + '.' + place));
        }
    }

    private static String key(Account account, String what) {
        return String.join(".", "mfa.failures", account.realmId(), account.userId(), account.factor(), what);
    }
}
