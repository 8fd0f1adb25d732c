package org.mfapack.times;

import java.util.Map;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Earlier uses of factors that stand in for one in a login; forgotten when its flow starts over. */
final class RememberedFactors {

    private static final String NOTE = "mfa.remembered-factors";

    private RememberedFactors() {}

    static void add(AuthenticationSessionModel login, String credentialType, FactorUse use) {
        Map<String, FactorUse> uses = FactorNote.read(login.getAuthNote(NOTE));
        uses.put(credentialType, use);
        login.setAuthNote(NOTE, FactorNote.write(uses));
    }

    static Map<String, FactorUse> of(AuthenticationSessionModel login) {
        return FactorNote.read(login.getAuthNote(NOTE));
    }
}
