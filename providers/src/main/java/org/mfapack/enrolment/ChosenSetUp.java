package org.mfapack.enrolment;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.SecondFactor;

/**
 * The factor that the user has chosen to set up in this login, by that factor's own required action. Meanwhile the
 * login looks to that action as if an application had asked for it: so its page, Keycloak's own included, has a button to
 * cancel, which leads back to the choice.
 */
final class ChosenSetUp {

    private static final String NOTE = "mfa.chosen-set-up";
    private static final String KNOWN_NOTE = "mfa.chosen-set-up.known";
    private static final String OWN_NOTE = "mfa.chosen-set-up.own";

    private final AuthenticationSessionModel login;
    private final SecondFactor factor;

    private ChosenSetUp(AuthenticationSessionModel login, SecondFactor factor) {
        this.login = login;
        this.factor = factor;
    }

    static Optional<ChosenSetUp> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE))
                .flatMap(SecondFactor::ofCredentialType)
                .map(factor -> new ChosenSetUp(login, factor));
    }

    static void begin(AuthenticationSessionModel login, UserModel user, SecondFactor factor) {
        login.setAuthNote(NOTE, factor.credentialType());
        login.setAuthNote(KNOWN_NOTE, String.join(" ", credentials(user, factor)));
        if (!login.getRequiredActions().contains(factor.setUpAction())) {
            login.setAuthNote(OWN_NOTE, "true");
            login.addRequiredAction(factor.setUpAction());
        }
        login.setClientNote(Constants.KC_ACTION_EXECUTING, factor.setUpAction());
        // or Keycloak takes the browser's way back to the choice for an expired page
        login.setExecutionStatus(EnrolmentDemand.ACTION, ExecutionStatus.CHALLENGED);
    }

    SecondFactor factor() {
        return factor;
    }

    boolean isPending() {
        return login.getRequiredActions().contains(factor.setUpAction());
    }

    /** Whether the user has a credential of this kind that was not there when the set-up began. */
    boolean isDone(UserModel user) {
        Set<String> known = Arrays.stream(Optional.ofNullable(login.getAuthNote(KNOWN_NOTE))
                        .orElse("")
                        .split(" "))
                .collect(Collectors.toSet());
        return !known.containsAll(credentials(user, factor));
    }

    /** Back to the choice; an action that was there before it stays. */
    void giveUp() {
        if (login.getAuthNote(OWN_NOTE) != null) {
            login.removeRequiredAction(factor.setUpAction());
        }
        end();
    }

    void end() {
        login.removeAuthNote(NOTE);
        login.removeAuthNote(KNOWN_NOTE);
        login.removeAuthNote(OWN_NOTE);
        if (factor.setUpAction().equals(login.getClientNote(Constants.KC_ACTION_EXECUTING))) {
            login.removeClientNote(Constants.KC_ACTION_EXECUTING);
        }
    }

    private static Set<String> credentials(UserModel user, SecondFactor factor) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(factor.credentialType())
                .map(CredentialModel::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
