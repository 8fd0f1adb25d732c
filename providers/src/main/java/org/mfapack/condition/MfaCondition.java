package org.mfapack.condition;

import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.config.ConfigWarnings;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;
import org.mfapack.facts.UnknownFactException;
import org.mfapack.stepup.PasswordChange;
import org.mfapack.times.AuthTime;

/** Has a condition's question answered for one login, and writes down what was decided and why (SPEC K4, K5). */
final class MfaCondition implements ConditionalAuthenticator, AuthenticationFlowCallback {

    private static final Logger LOG = Logger.getLogger(MfaCondition.class);

    private final MfaConditionFactory factory;
    private final KeycloakSession session;

    MfaCondition(MfaConditionFactory factory, KeycloakSession session) {
        this.factory = factory;
        this.session = session;
    }

    /** Keycloak asks again at each step. What was once asked of the user stays asked for in this login. */
    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        Decisions decisions = decisions(context);
        boolean met = decisions.isMet(context.getExecution().getId(), context.getUser());
        if (!met) {
            AuthenticatorConfigModel model = context.getAuthenticatorConfig();
            ConditionConfig config = factory.read(context, new Options(model == null ? null : model.getConfig()));
            Decision decision = decision(context, config);
            ConfigWarnings.log(context, config.findings());
            decisions.note(context.getExecution().getId(), context.getUser(), decision, alias(model));
            met = decision.acts();
        }
        decisions.addTo(context.getEvent());
        return met;
    }

    private Decision decision(AuthenticationFlowContext context, ConditionConfig config) {
        ConditionSettings settings = config.settings();
        Answer answer = settings.judged(answer(context, config.question()));
        boolean met = settings.isMet(answer);
        return !met
                        && !settings.shadow()
                        && PasswordChange.awaits(
                                context.getAuthenticationSession(),
                                context.getExecution().getParentFlow())
                ? new Decision(factory.name(), Answer.of(true, "password_change"), true, false)
                : new Decision(factory.name(), answer, met, settings.shadow());
    }

    private static Decisions decisions(AuthenticationFlowContext context) {
        return Decisions.of(context.getSession(), context.getAuthenticationSession());
    }

    private static String alias(AuthenticatorConfigModel config) {
        return config == null || config.getAlias() == null ? "" : config.getAlias();
    }

    private Answer answer(AuthenticationFlowContext context, Question question) {
        try {
            ConfigWarnings.log(context, question.findings(context.getSession()));
            Answer answer = question.ask(LoginFacts.of(context));
            answer.finding().ifPresent(finding -> ConfigWarnings.log(context, List.of(finding)));
            return answer;
        } catch (UnknownFactException e) {
            return Answer.unknown(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Condition %s, execution %s, could not be asked and counts as unknown.",
                    factory.getId(),
                    context.getExecution().getId());
            return Answer.unknown("error");
        }
    }

    /** Keycloak shows the sub-flow's success with the event of the request that may end the login. */
    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        decisions(context).addTo(context.getEvent());
    }

    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
        AuthTime.settle(session);
    }

    @Override
    public boolean requiresUser() {
        return factory.isAboutUser();
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // never reached: a condition shows nothing
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // a condition needs nothing
    }

    @Override
    public void close() {}
}
