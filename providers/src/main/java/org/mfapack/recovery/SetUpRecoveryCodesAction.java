package org.mfapack.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;

/**
 * Shows new recovery codes, once; they count when the user confirms to have saved them (SPEC R3). Whatever shows the page
 * again, be it a refresh or a form without the tick, makes new codes, because nobody knows the shown ones any more.
 */
final class SetUpRecoveryCodesAction implements RequiredActionProvider, CredentialRegistrator {

    static final String SET_FIELD = "set";
    static final String SAVED_FIELD = "saved";
    static final String SKIP_FIELD = "skip";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;

    SetUpRecoveryCodesAction(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel login) {
        return RecoveryCodesCredentialModel.TYPE;
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        new PendingCodes(login).drop();
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        offer(context).afterFirstFactor(context);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!codes(context).isAllowed()) {
            context.ignore();
            return;
        }
        show(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        PendingCodes pending = new PendingCodes(context.getAuthenticationSession());
        boolean allowed = codes(context).isAllowed();
        context.getEvent().detail(Audit.FACTOR, RecoveryCodesCredentialModel.TYPE);
        if (!allowed || (form.containsKey(SKIP_FIELD) && offer(context).isDeclinable())) {
            pending.drop();
            offer(context).decline();
            context.cancel();
            return;
        }
        Optional<PendingCodes.Pending> confirmed =
                form.containsKey(SAVED_FIELD) ? pending.take(form.getFirst(SET_FIELD)) : Optional.empty();
        if (confirmed.isEmpty()) {
            show(context);
            return;
        }
        context.getEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, RecoveryCodesCredentialModel.TYPE);
        codes(context)
                .enrol(
                        confirmed.get().set(),
                        confirmed.get().length(),
                        context.form().getMessage("mfa-recovery-codes-display-name"));
        CodeChecks.of(session, context.getRealm(), context.getUser()).forgetFailures();
        context.success();
    }

    private void show(RequiredActionContext context) {
        RealmModel realm = context.getRealm();
        RecoverySettings settings = RecoverySettings.of(realm);
        PendingCodes pending = new PendingCodes(context.getAuthenticationSession());
        CodeSet.Drawn drawn =
                CodeSet.draw(RANDOM, new PasswordHashing(session, realm), settings.count(), settings.length());
        Map<String, Object> mfa = new HashMap<>();
        mfa.put("replaced", pending.isPresent());
        mfa.put("set", pending.keep(drawn.set(), settings.length()));
        mfa.put("codes", drawn.codes().stream().map(RecoveryCode::shown).toList());
        mfa.put("left", codes(context).left());
        mfa.put("declinable", offer(context).isDeclinable());
        context.challenge(context.form().setAttribute("mfa", mfa).createForm("mfa-recovery-codes.ftl"));
    }

    private RecoveryCodes codes(RequiredActionContext context) {
        return new RecoveryCodes(session, context.getRealm(), context.getUser());
    }

    private static RecoveryOffer offer(RequiredActionContext context) {
        return new RecoveryOffer(context.getAuthenticationSession(), context.getUser());
    }

    @Override
    public void close() {}
}
