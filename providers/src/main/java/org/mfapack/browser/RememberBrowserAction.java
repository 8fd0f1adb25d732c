package org.mfapack.browser;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.demand.RememberWish;
import org.mfapack.factor.SecondFactor;

/**
 * Asks whether to remember the browser, at the end of a login that used a factor of Keycloak's: its pages have no place for
 * the box that ours have (SPEC B1).
 */
final class RememberBrowserAction implements RequiredActionProvider {

    static final String PROVIDER_ID = "mfa-remember-browser";

    private static final String ASKED = "mfa.browser.asked";
    private static final String REMEMBER_FIELD = "remember";

    /** Keycloak evaluates this before it ends a login, in the request that fires its event. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        new UsedMemory(login).factors().ifPresent(factors -> context.getEvent().detail(Audit.REMEMBERED, factors));
        if (login.getAuthNote(ASKED) == null && !open(login).isEmpty()) {
            login.addRequiredAction(PROVIDER_ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        List<SecondFactor> open = open(context.getAuthenticationSession());
        if (open.isEmpty()) {
            context.success();
            return;
        }
        int days = open.stream()
                .mapToInt(factor -> RememberWish.offeredIn(context.getAuthenticationSession(), factor.credentialType())
                        .orElseThrow())
                .max()
                .orElseThrow();
        context.challenge(
                context.form().setAttribute("mfa", Map.of("days", days)).createForm("mfa-remember-browser.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey(REMEMBER_FIELD)) {
            open(login).forEach(factor -> RememberWish.makeIn(login, factor.credentialType()));
        }
        login.setAuthNote(ASKED, "true");
        context.success();
    }

    /** Factors that were used in this login and whose pages could not ask; none if a page of ours has asked. */
    private static List<SecondFactor> open(AuthenticationSessionModel login) {
        List<SecondFactor> used = used(login).distinct().toList();
        return used.stream().allMatch(SecondFactor::isBuiltIn) && used.stream().noneMatch(SecondFactor::isBackup)
                ? used.stream()
                        .filter(factor -> login.getAuthenticatedUser() != null
                                && FirstFactor.isDone(login, login.getAuthenticatedUser(), factor.credentialType()))
                        .filter(factor -> RememberWish.offeredIn(login, factor.credentialType())
                                .isPresent())
                        .toList()
                : List.of();
    }

    private static Stream<SecondFactor> used(AuthenticationSessionModel login) {
        return AuthenticatorUtil.getAuthnCredentials(login).stream()
                .flatMap(type -> SecondFactor.ofCredentialType(type).stream());
    }

    @Override
    public void close() {}
}
