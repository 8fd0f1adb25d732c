package org.mfapack.browser;

import java.util.List;
import java.util.Map;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.CheckedRequiredActionFactory;
import org.mfapack.config.Finding;

/** Required action {@code mfa-remember-browser}; its options are those of all remembered browsers of the realm. */
public final class RememberBrowserActionFactory extends CheckedRequiredActionFactory {

    /** After all that a login may still have to do. */
    private static final int PRIORITY = 1000;

    public RememberBrowserActionFactory() {
        super(PRIORITY);
    }

    @Override
    public String getId() {
        return RememberBrowserAction.PROVIDER_ID;
    }

    @Override
    public String getDisplayText() {
        return "Remember browser";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new RememberBrowserAction();
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return BrowserSettings.properties();
    }

    @Override
    protected List<Finding> findings(Map<String, String> config) {
        return BrowserSettings.of(config).findings();
    }
}
