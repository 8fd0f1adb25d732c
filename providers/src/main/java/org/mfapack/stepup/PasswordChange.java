package org.mfapack.stepup;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.mfapack.factor.SecondFactors;
import org.mfapack.facts.UserFacts;
import org.mfapack.times.FactorTimes;

/**
 * An expired password is changed only after the second factor (SPEC S6, ASVS 6.4.3), also where the flow would ask for one
 * only at a higher level, or on a condition of the pack that is not met. Keycloak changes it once the flow is through; if that
 * has seen no second factor of a user who has one, it goes on instead of ending: what the user has given is not asked again.
 */
public final class PasswordChange {

    private static final String AWAITED = "mfa.before-password-change";
    private static final String LOGIN_PATH = "/login-actions/" + LoginActionsService.AUTHENTICATE_PATH;

    private final RequiredActionContext context;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AuthenticationSessionModel login;

    /** Of one step of a login. */
    public PasswordChange(RequiredActionContext context) {
        this.context = context;
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.user = context.getUser();
        this.login = context.getAuthenticationSession();
    }

    /** Whether a sub-flow has to run, whatever the pack's conditions before it say, until a second factor was used. */
    public static boolean awaits(AuthenticationSessionModel login, String flowId) {
        String flows = login.getAuthNote(AWAITED);
        return flows != null
                && Arrays.asList(flows.split(" ", -1)).contains(flowId)
                && !FactorTimes.isSecondFactorUsedIn(login);
    }

    /** To be called when Keycloak evaluates the triggers of {@code mfa-protect-account}: the flow is through by then. */
    public void check() {
        if (isEndOfFlow()
                && login.getAuthNote(AWAITED) == null
                && isDue()
                && !FactorTimes.isSecondFactorUsedIn(login)) {
            SecondFactors factors = new SecondFactors(session, realm, user);
            // One that cannot be used just now counts: wrong codes by somebody else must not open the change.
            ConditionalFactors conditional = new ConditionalFactors(
                    realm,
                    AuthenticationFlowResolver.resolveBrowserFlow(login).getId(),
                    factor -> factors.isEnrolled(factor) && factors.isAllowed(factor));
            boolean higher = raiseLevel(conditional);
            if (higher || !conditional.flows().isEmpty()) {
                login.setAuthNote(AWAITED, String.join(" ", conditional.flows()));
                throw goOn(conditional);
            }
        }
    }

    /** Of the browser flow; not of that of an identity provider, a link, or a page of another required action. */
    private boolean isEndOfFlow() {
        return LoginActionsService.AUTHENTICATE_PATH.equals(
                        login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH))
                && context.getUriInfo().getPath().endsWith(LOGIN_PATH);
    }

    /** As Keycloak sees it: a password that has expired is to be changed by those who have just used it. */
    private boolean isDue() {
        RequiredActionProviderModel change =
                realm.getRequiredActionProviderByAlias(RequiredAction.UPDATE_PASSWORD.name());
        return change != null
                && change.isEnabled()
                && AuthenticatorUtil.isPasswordValidated(login)
                && new UserFacts(session, realm, user)
                        .isPasswordChangeDue(Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    private boolean raiseLevel(ConditionalFactors conditional) {
        int requested = new AcrStore(session, login)
                .getRequestedLevelOfAuthentication(AuthenticationFlowResolver.resolveBrowserFlow(login));
        boolean higher = conditional.level().isPresent() && conditional.level().getAsInt() > requested;
        if (higher) {
            login.setClientNote(
                    Constants.REQUESTED_LEVEL_OF_AUTHENTICATION,
                    Integer.toString(conditional.level().getAsInt()));
        }
        return higher;
    }

    /** Keycloak passes by what it has noted as done, so the sub-flows on the way must no longer be. */
    private WebApplicationException goOn(ConditionalFactors conditional) {
        Map<String, ExecutionStatus> done = Map.copyOf(login.getExecutionStatus());
        login.clearExecutionStatus();
        done.forEach((execution, status) -> {
            if (!conditional.ways().contains(execution)) {
                login.setExecutionStatus(execution, status);
            }
        });
        URI next = LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.AUTHENTICATE_PATH)
                .queryParam(Constants.CLIENT_ID, login.getClient().getClientId())
                .queryParam(Constants.TAB_ID, login.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, login))
                .build(realm.getName());
        return new WebApplicationException(Response.seeOther(next).build());
    }
}
