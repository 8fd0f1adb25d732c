package org.mfapack.recovery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.demand.EnrolmentDemand;

/** What a recovery code is good for: option {@code mfa-recovery-mode} of the execution (SPEC R5). */
enum RecoveryMode {
    /** It stands for the second factor; a new one is offered after. */
    LOGIN,
    /** It only lets the user set up a new factor; the login ends after that. */
    MANAGE;

    static final String OPTION = "mfa-recovery-mode";

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is absent is the default; what is there and not understood is the stricter mode (SPEC O4).
     *
     * @param config may be null
     */
    static RecoveryMode of(Map<String, String> config, List<Finding> findings) {
        Options options = new Options(config);
        boolean absent = config == null || config.getOrDefault(OPTION, "").isBlank();
        RecoveryMode mode = options.choice(OPTION, List.of(values()), absent ? LOGIN : MANAGE, RecoveryMode::id);
        findings.addAll(options.findings());
        return mode;
    }

    /** What keeps this mode from working in a realm: a code must not be spent on a page that cannot come. */
    List<Finding> findings(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(EnrolmentDemand.ACTION);
        return this == LOGIN || (action != null && action.isEnabled())
                ? List.of()
                : List.of(new Finding(
                        OPTION,
                        id(),
                        "no recovery code at all",
                        "Enable the required action " + EnrolmentDemand.ACTION + "."));
    }

    /** What the console shows. */
    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(OPTION)
                .label("Mode")
                .helpText("login: a code completes the login, and a new factor is offered."
                        + " manage: the login goes on only after a new factor has been set up.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(List.of(LOGIN.id(), MANAGE.id()))
                .defaultValue(LOGIN.id())
                .add()
                .build();
    }
}
