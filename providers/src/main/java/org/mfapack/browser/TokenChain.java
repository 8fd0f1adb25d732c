package org.mfapack.browser;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the server keeps to recognise the token of one browser, and the one before it for a while: tabs that were on their
 * way with it are not thieves (SPEC B3).
 *
 * @param current hash of the token that the browser should have
 * @param previous hash of the token before it; absent before the first use
 * @param previousUntil milliseconds since the epoch, until when that one is let pass
 * @param key what made the current token out of the previous one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenChain(String selector, String current, String previous, long previousUntil, String key) {

    static final long GRACE_MILLIS = 60_000;

    /** What a token of this browser is worth. */
    enum Verdict {
        CURRENT,
        /** The one before, still on its way. */
        PREVIOUS,
        /** It was used up before: somebody else has used it, or uses it now. */
        REPLAYED
    }

    static TokenChain startingWith(BrowserToken token) {
        return new TokenChain(token.selector(), token.hash(), null, 0, null);
    }

    /** @param now milliseconds since the epoch */
    Verdict judge(BrowserToken token, long now) {
        String hash = token.hash();
        if (isSame(hash, current)) {
            return Verdict.CURRENT;
        }
        return previous != null && isSame(hash, previous) && now < previousUntil ? Verdict.PREVIOUS : Verdict.REPLAYED;
    }

    /** After a token was used; a late one changes nothing. */
    TokenChain after(BrowserToken used, long now, String newKey) {
        return judge(used, now) == Verdict.CURRENT
                ? new TokenChain(selector, used.successor(newKey).hash(), used.hash(), now + GRACE_MILLIS, newKey)
                : this;
    }

    /** The token that the browser is to have after using this one, which was the current one until now. */
    BrowserToken successorOf(BrowserToken used) {
        return used.successor(key);
    }

    boolean isWhole() {
        return selector != null && current != null && (previous == null || key != null);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
