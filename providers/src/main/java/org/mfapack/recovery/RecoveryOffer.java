package org.mfapack.recovery;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.factor.AskingFlows;
import org.mfapack.factor.SecondFactor;

/**
 * Offers recovery codes in a login: with the first second factor, and when few codes are left (SPEC R3, R4). What is
 * offered can be declined; what an administrator or a flow requires cannot.
 */
final class RecoveryOffer {

    /** This login has seen the user without a second factor. */
    private static final String WITHOUT_FACTOR = "mfa.recovery.without-factor";

    private static final String OFFERED = "mfa.recovery.offered";
    private static final String ACTION = SecondFactor.RECOVERY_CODES.setUpAction();

    private final AuthenticationSessionModel login;
    private final UserModel user;

    RecoveryOffer(AuthenticationSessionModel login, UserModel user) {
        this.login = login;
        this.user = user;
    }

    /**
     * Runs at every step of every login. The first factor is the one that was not there at an earlier step of the same
     * login, whichever action has enrolled it. A verified e-mail address is no credential, and so no such factor.
     */
    void afterFirstFactor(RequiredActionContext context) {
        Set<SecondFactor> factors = storedFactors();
        if (factors.stream().allMatch(SecondFactor::isBackup)) {
            if (login.getAuthNote(WITHOUT_FACTOR) == null) {
                login.setAuthNote(WITHOUT_FACTOR, "true");
            }
        } else if (login.getAuthNote(WITHOUT_FACTOR) != null) {
            login.removeAuthNote(WITHOUT_FACTOR);
            if (factors.stream().noneMatch(SecondFactor::isBackup) && isWanted(context)) {
                make();
            }
        }
    }

    /** Asks for new codes in place of the few that are left. */
    void renew() {
        if (!isRequired()) {
            make();
        }
    }

    boolean isDeclinable() {
        return login.getAuthNote(OFFERED) != null && !isRequiredOfUser(ACTION);
    }

    void decline() {
        login.removeAuthNote(OFFERED);
        login.removeRequiredAction(ACTION);
    }

    private void make() {
        login.setAuthNote(OFFERED, "true");
        login.addRequiredAction(ACTION);
    }

    private boolean isWanted(RequiredActionContext context) {
        return !isRequired()
                && !isRequested(SecondFactor.BUILT_IN_RECOVERY_CODES.setUpAction())
                && RecoverySettings.of(context.getRealm()).offered()
                && new RecoveryCodes(context.getSession(), context.getRealm(), user).canEnrol()
                // codes that no flow asks for would be of no use to anybody
                && new AskingFlows(context.getRealm()).ask(SecondFactor.RECOVERY_CODES);
    }

    private boolean isRequired() {
        return isRequested(ACTION);
    }

    private boolean isRequested(String action) {
        return login.getRequiredActions().contains(action) || isRequiredOfUser(action);
    }

    private boolean isRequiredOfUser(String action) {
        return user.getRequiredActionsStream().anyMatch(action::equals);
    }

    private Set<SecondFactor> storedFactors() {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .map(credential -> SecondFactor.ofCredentialType(credential.getType()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
