package org.mfapack.config;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;

/** Says each finding once, in one line that names flow, execution, key and remedy (SPEC O4). */
public final class ConfigWarnings {

    private static final Logger LOG = Logger.getLogger(ConfigWarnings.class);
    /** An operator who changes a value hears of it again; bounded, because values come from outside. */
    private static final int REMEMBERED = 1000;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private ConfigWarnings() {}

    public static void log(AuthenticationFlowContext context, List<Finding> findings) {
        for (Finding finding : findings) {
            String execution = context.getExecution().getId();
            if (SAID.size() < REMEMBERED && SAID.add(execution + finding.key() + finding.value())) {
                AuthenticationFlowModel flow = context.getRealm()
                        .getAuthenticationFlowById(context.getExecution().getParentFlow());
                LOG.warnf(
                        "Realm \"%s\", flow \"%s\", execution %s (%s): %s is \"%s\", used is %s. %s",
                        context.getRealm().getName(),
                        flow == null ? "" : flow.getAlias(),
                        context.getExecution().getAuthenticator(),
                        execution,
                        finding.key(),
                        finding.value(),
                        finding.used(),
                        finding.remedy());
            }
        }
    }
}
