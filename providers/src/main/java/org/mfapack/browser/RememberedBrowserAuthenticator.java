package org.mfapack.browser;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.browser.RememberedBrowserModel.Memory;
import org.mfapack.config.ConfigWarnings;
import org.mfapack.factor.SecondFactor;
import org.mfapack.times.FactorTimes;

/**
 * Succeeds in a browser that is remembered for a factor beside it, without showing anything (SPEC B6).
 *
 * <p>Among alternatives Keycloak begins with a credential of the user, in the user's own order, and with everything else
 * last. So the execution counts as asking for the credential {@code mfa-browser}, which stands first, but only where that
 * may come to something: elsewhere it is as if it was not there.
 */
final class RememberedBrowserAuthenticator
        implements Authenticator, CredentialValidator<RememberedBrowserCredentialProvider> {

    /** A type that nobody has a credential of. */
    private static final String NOT_REMEMBERED = "mfa-not-remembered";

    private final KeycloakSession session;

    RememberedBrowserAuthenticator(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Map<SecondFactor, Memory> standIns = context.getUser() == null ? Map.of() : standIns(context);
        if (standIns.isEmpty()) {
            context.attempted();
            return;
        }
        BrowserMemory memory = BrowserMemory.consult(session, login, context.getUser());
        standIns.forEach((factor, use) -> FactorTimes.remember(
                login,
                factor.credentialType(),
                Instant.ofEpochMilli(use.usedAt()),
                Instant.ofEpochMilli(memory.until(factor, use))));
        String factors = standIns.keySet().stream()
                .map(SecondFactor::credentialType)
                .sorted()
                .collect(Collectors.joining(","));
        new UsedMemory(login).note(factors);
        context.getEvent().detail(Audit.REMEMBERED, factors);
        context.success();
    }

    private Map<SecondFactor, Memory> standIns(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        CountedFactors counted = CountedFactors.of(config == null ? null : config.getConfig());
        ConfigWarnings.log(context, counted.findings());
        return BrowserMemory.consult(session, context.getAuthenticationSession(), context.getUser())
                .standIns(context, counted.only());
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        context.attempted();
    }

    @Override
    public RememberedBrowserCredentialProvider getCredentialProvider(KeycloakSession session) {
        return (RememberedBrowserCredentialProvider)
                session.getProvider(CredentialProvider.class, RememberedBrowserModel.TYPE);
    }

    @Override
    public String getType(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return Optional.ofNullable(login)
                .map(AuthenticationSessionModel::getAuthenticatedUser)
                .map(user -> BrowserMemory.consult(session, login, user))
                .filter(memory -> !memory.held().isEmpty())
                .map(memory -> RememberedBrowserModel.TYPE)
                .orElse(NOT_REMEMBERED);
    }

    /** It has nothing to say before there is a user, but must not keep a flow from beginning. */
    @Override
    public boolean requiresUser() {
        return false;
    }

    /** A browser is no factor: "user configured" conditions must not see one in it. */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // there is nothing to set up
    }

    @Override
    public void close() {}
}
