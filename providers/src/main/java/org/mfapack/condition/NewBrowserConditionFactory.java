package org.mfapack.condition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;
import org.mfapack.history.HistoryReader;
import org.mfapack.history.LoginHistory;

/**
 * {@code mfa-condition-new-browser}: the user has never logged in with this browser. A browser is recognised by a cookie that
 * proves nothing: negated, the condition must not stand in for a second factor.
 */
public final class NewBrowserConditionFactory extends SteadyConditionFactory implements HistoryReader {

    public NewBrowserConditionFactory() {
        super("new-browser", true);
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return List.of();
    }

    @Override
    protected Question question(Options options) {
        return NewBrowserConditionFactory::ask;
    }

    private static Answer ask(LoginFacts facts) {
        return facts.history()
                .flatMap(LoginHistory::isNewBrowser)
                .map(isNew -> Answer.of(isNew, isNew ? "new" : "known"))
                .orElseGet(() -> Answer.unknown(WhyUnknown.NO_LOGIN));
    }

    @Override
    public Optional<Duration> historyTolerance(Map<String, String> config) {
        return Optional.of(ROUGHLY);
    }

    @Override
    public String getDisplayType() {
        return "Condition - new browser";
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public String getHelpText() {
        return "Met when the user has not logged in with this browser before.";
    }
}
