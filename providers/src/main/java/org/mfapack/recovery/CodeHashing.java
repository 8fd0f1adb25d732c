package org.mfapack.recovery;

/** A slow, salted hash for codes (SPEC R2). */
interface CodeHashing {

    /** A hash with a salt of its own. */
    StoredHash hash(RecoveryCode code);

    /** Takes the same time whatever the code; false, too, if the hash cannot be read. */
    boolean matches(RecoveryCode code, StoredHash hash);
}
