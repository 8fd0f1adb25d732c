package org.mfapack.factor.code;

import org.mfapack.code.Verification;

/** Why a code was not accepted, as events tell it. */
final class CodeReasons {

    private CodeReasons() {}

    static String of(Verification verification) {
        if (verification instanceof Verification.Wrong) {
            return "wrong_code";
        }
        if (verification instanceof Verification.Expired) {
            return "expired";
        }
        if (verification instanceof Verification.Exhausted) {
            return "attempts_used_up";
        }
        return verification instanceof Verification.Blocked ? "blocked" : "no_such_code";
    }
}
