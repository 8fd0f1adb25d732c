package org.mfapack.factor;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * Executions that let the login pass because setting up a factor stands in for them. Keycloak notes each as done, and would
 * tell applications of a factor that nobody used.
 */
final class NotAsked {

    private static final String PREFIX = "mfa.not-asked.";

    private NotAsked() {}

    static void note(AuthenticationSessionModel login, String execution) {
        login.setAuthNote(PREFIX + execution, "true");
    }

    /** To be called when the flow is through. */
    static void takeBack(AuthenticationSessionModel login) {
        Map<String, Integer> completed = new HashMap<>(AuthenticatorUtils.parseCompletedExecutions(
                login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED)));
        if (completed.keySet().removeIf(execution -> login.getAuthNote(PREFIX + execution) != null)) {
            try {
                login.setUserSessionNote(
                        Constants.AUTHENTICATORS_COMPLETED, JsonSerialization.writeValueAsString(completed));
            } catch (IOException e) {
                throw new IllegalStateException("A map of numbers can be written", e);
            }
        }
    }
}
