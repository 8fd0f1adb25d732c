package org.mfapack.recovery;

import java.util.OptionalInt;

/** Where used codes are taken out. */
interface CodeLedger {

    /**
     * Removes a code that the caller has claimed.
     *
     * @return how many are left; empty if the code was not there any more, and so must not count
     */
    OptionalInt strike(String credentialId, String codeId);
}
