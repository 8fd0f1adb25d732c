package org.mfapack.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.mfapack.config.Finding;
import org.mfapack.config.SelfChecking;
import org.mfapack.factor.FactorPolicyCheck;
import org.mfapack.place.GeoLocator;

/**
 * Lists what is wrong with the pack's configuration in a realm: {@code GET /admin/realms/{realm}/mfa/check}. Needs the
 * role {@code view-realm}.
 */
public final class CheckResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator permissions;

    CheckResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions) {
        this.session = session;
        this.realm = realm;
        this.permissions = permissions;
    }

    @GET
    @Path("check")
    @Produces(MediaType.APPLICATION_JSON)
    public Report check() {
        permissions.realm().requireViewRealm();
        return new Report(Stream.of(server(), executions(), cycles(), requiredActions(), factorPolicies())
                .flatMap(items -> items)
                .toList());
    }

    /** What is wrong with the server's own options and concerns each of its realms. */
    private Stream<Item> server() {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(GeoLocator.class)
                .flatMap(factory ->
                        findings(factory, null).map(finding -> new Item(null, "mfa-geo", factory.getId(), finding)));
    }

    private Stream<Item> executions() {
        return realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId())
                        .filter(execution -> execution.getAuthenticator() != null && !execution.isDisabled())
                        .flatMap(execution -> execution(flow, execution)));
    }

    private Stream<Item> execution(AuthenticationFlowModel flow, AuthenticationExecutionModel execution) {
        String provider = execution.getAuthenticator();
        AuthenticatorConfigModel config = execution.getAuthenticatorConfig() == null
                ? null
                : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
        return findings(
                        session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, provider),
                        config == null ? null : config.getConfig())
                .map(finding -> new Item(flow.getAlias(), provider, execution.getId(), finding));
    }

    private Stream<Item> cycles() {
        return new FlowCycles(realm).findings();
    }

    private Stream<Item> requiredActions() {
        return realm.getRequiredActionProvidersStream()
                .filter(action -> action.isEnabled())
                .flatMap(action -> {
                    RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(action.getAlias());
                    return findings(
                                    session.getKeycloakSessionFactory()
                                            .getProviderFactory(RequiredActionProvider.class, action.getProviderId()),
                                    config == null ? null : config.getConfig())
                            .map(finding -> new Item(null, action.getProviderId(), action.getAlias(), finding));
                });
    }

    private Stream<Item> factorPolicies() {
        return new FactorPolicyCheck(realm)
                .findings().stream().map(found -> new Item(null, found.place(), found.id(), found.finding()));
    }

    private Stream<Finding> findings(Object factory, Map<String, String> config) {
        return factory instanceof SelfChecking checking ? checking.check(session, config).stream() : Stream.empty();
    }

    /** The answer of the check. */
    public record Report(List<Item> findings) {}

    /**
     * One finding and where it is.
     *
     * @param flow alias of the flow; null if it is in none
     * @param provider id of the authenticator or required action; {@code flow} for a sub-flow; {@code group} or {@code role}
     *     for a factor policy there; name of the SPI for an option of the server
     * @param id of the execution, alias of the required action, path of the group, name of the role, or id of the provider
     */
    public record Item(String flow, String provider, String id, String key, String value, String used, String remedy) {

        Item(String flow, String provider, String id, Finding finding) {
            this(flow, provider, id, finding.key(), finding.value(), finding.used(), finding.remedy());
        }
    }
}
