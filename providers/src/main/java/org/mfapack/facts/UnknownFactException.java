package org.mfapack.facts;

/** A fact cannot be told. Whoever asks for it takes the safe side (SPEC K4); it is no failure that a log needs to know of. */
public final class UnknownFactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why short and without a secret, for the operator: {@code no_address} */
    public UnknownFactException(String why) {
        super(why, null, false, false);
    }
}
