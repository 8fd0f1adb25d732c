package org.mfapack.factor;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionContext.KcActionStatus;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.demand.EnrolmentDemand;

/**
 * Holds logins to the factor policy (SPEC F6) and keeps the last factor (SPEC E4), also where Keycloak's own factors are
 * concerned. Keycloak evaluates the triggers of every required action before it shows one, and before it ends a login,
 * whichever way that came: by forms, by a session, by an identity provider, by a link, by a direct grant. It is the one
 * place where an extension sees all of them without standing in for a provider of Keycloak's.
 *
 * <p>A login that used a forbidden factor of Keycloak's cannot be kept from asking for it, but from ending: it starts over
 * if the user has an allowed factor, and otherwise has one set up first. The pack's own factors refuse by themselves.
 */
public final class FactorGuard {

    private final RequiredActionContext context;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AuthenticationSessionModel login;
    private final SecondFactors factors;
    private final FactorReplacement replacement;

    public FactorGuard(RequiredActionContext context) {
        this.context = context;
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.user = context.getUser();
        this.login = context.getAuthenticationSession();
        this.factors = new SecondFactors(session, realm, user);
        this.replacement = new FactorReplacement(session, realm, user, login);
    }

    /** Whether the required action that calls the guard is enabled. */
    static boolean isOnDuty(RealmModel realm) {
        return FactorPolicyCheck.isEnabled(realm, EnrolmentDemand.ACTION);
    }

    /** To be called when Keycloak evaluates the triggers of {@code mfa-protect-account}. */
    public void check() {
        refuseRequestedSetUp();
        refuseDemandedSetUp();
        refuseRemoval();
        judgeLogin();
    }

    private void refuseRequestedSetUp() {
        Optional.ofNullable(login.getClientNote(Constants.KC_ACTION))
                .flatMap(SecondFactor::ofSetUpAction)
                .filter(factor -> !factors.isAllowed(factor))
                .ifPresent(factor -> {
                    AuthenticationManager.setKcActionStatus(factor.setUpAction(), KcActionStatus.ERROR, login);
                    report(factor, Refusals.NOT_ALLOWED);
                });
    }

    /** What an administrator asked of the user falls away; what a flow asked for in this login must be made up for. */
    private void refuseDemandedSetUp() {
        forbiddenSetUps(user.getRequiredActionsStream()).forEach(factor -> {
            user.removeRequiredAction(factor.setUpAction());
            report(factor, Refusals.NOT_ALLOWED);
        });
        forbiddenSetUps(login.getRequiredActions().stream()).forEach(factor -> {
            if (replacement.isPossible()) {
                login.removeRequiredAction(factor.setUpAction());
                report(factor, Refusals.NOT_ALLOWED);
                replacement.demand();
            } else {
                // It stays with the login, or the next request would find nothing left to do.
                refuseLogin(factor);
            }
        });
    }

    private List<SecondFactor> forbiddenSetUps(Stream<String> actions) {
        return actions.flatMap(action -> SecondFactor.ofSetUpAction(action).stream())
                .filter(factor -> !factors.isAllowed(factor))
                .toList();
    }

    private void refuseRemoval() {
        FactorRemoval removal = new FactorRemoval(session, realm, user);
        if (DeleteCredentialAction.PROVIDER_ID.equals(login.getClientNote(Constants.KC_ACTION))) {
            Optional.ofNullable(login.getClientNote(Constants.KC_ACTION_PARAMETER))
                    .flatMap(removal::refusal)
                    .ifPresent(factor -> {
                        AuthenticationManager.setKcActionStatus(
                                DeleteCredentialAction.PROVIDER_ID, KcActionStatus.ERROR, login);
                        report(factor, Refusals.LAST_FACTOR);
                    });
        } else if (LastFactorListener.tookBack(session)) {
            throw new ErrorPageException(session, login, Response.Status.BAD_REQUEST, "mfa.error.last-factor");
        }
    }

    private void judgeLogin() {
        NotAsked.takeBack(login);
        if (replacement.isDemanded()) {
            if (!replacement.isThere()) {
                replacement.demand();
            }
            return;
        }
        List<SecondFactor> used = AuthenticatorUtil.getAuthnCredentials(login).stream()
                .flatMap(type -> SecondFactor.ofCredentialType(type).stream())
                .toList();
        if (used.stream().noneMatch(factor -> !factor.isBackup() && factors.isAllowed(factor))) {
            used.stream()
                    .filter(factor -> factor.isBuiltIn() && !factors.isAllowed(factor))
                    .findFirst()
                    .ifPresent(this::refuseUse);
        }
    }

    private void refuseUse(SecondFactor factor) {
        if (replacement.isPossible()) {
            report(factor, Refusals.NOT_ALLOWED);
            replacement.demand();
        } else if (isBrowser() && replacement.isThere()) {
            report(factor, Refusals.NOT_ALLOWED);
            throw startOver();
        } else {
            refuseLogin(factor);
        }
    }

    private WebApplicationException startOver() {
        URI start = LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.AUTHENTICATE_PATH)
                .queryParam(Constants.CLIENT_ID, login.getClient().getClientId())
                .queryParam(Constants.TAB_ID, login.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, login))
                .build(realm.getName());
        AuthenticationProcessor.resetFlow(login, LoginActionsService.AUTHENTICATE_PATH);
        login.setAuthNote(LoginActionsService.FORWARDED_ERROR_MESSAGE_NOTE, "mfa.error.factor-not-allowed");
        return new WebApplicationException(Response.seeOther(start).build());
    }

    /** A direct grant asks whether anything is left to do, and is refused if so. */
    private void refuseLogin(SecondFactor factor) {
        report(factor, Refusals.NOT_ALLOWED);
        if (isBrowser()) {
            throw new ErrorPageException(session, login, Response.Status.FORBIDDEN, "mfa.error.factor-not-allowed");
        }
        login.addRequiredAction(factor.setUpAction());
    }

    private boolean isBrowser() {
        return !context.getUriInfo().getPath().endsWith("/token");
    }

    private void report(SecondFactor factor, String reason) {
        Refusals.report(context.getEvent(), user, factor, reason);
    }
}
