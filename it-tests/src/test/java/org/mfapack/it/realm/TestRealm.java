package org.mfapack.it.realm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.mfapack.it.server.KeycloakServer;

/**
 * A realm of one test's own. First it is drawn, then {@link #create} makes it with one request, and the test's end
 * removes it. It has a public client {@code app}, English and German, and records its events.
 */
public final class TestRealm implements AutoCloseable {

    public static final String CLIENT = "app";
    /** Nothing listens there: the browsers of the tests stop at it and read the code from the address. */
    public static final String REDIRECT_URI = "http://127.0.0.1:1/callback";

    /** Hashing that does not slow the tests down; what the pack hashes itself is not affected. */
    private static final String CHEAP_HASHING = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final KeycloakServer server;
    private final RealmTemplate template;
    private final RealmRepresentation realm = new RealmRepresentation();
    private final List<FlowDraft> flows = new ArrayList<>();
    private final List<UserDraft> users = new ArrayList<>();
    private final int smtpPort;
    private Optional<TestRealm> neighbour = Optional.empty();
    private UserSource userSource = UserSource.KEYCLOAK;
    private boolean created;

    public TestRealm(KeycloakServer server, RealmTemplate template, int smtpPort) {
        this.server = server;
        this.template = template;
        this.smtpPort = smtpPort;
        realm.setRealm("r" + COUNTER.incrementAndGet());
        realm.setEnabled(true);
        realm.setPasswordPolicy(CHEAP_HASHING);
        realm.setInternationalizationEnabled(true);
        realm.setSupportedLocales(Set.of("en", "de"));
        realm.setDefaultLocale("en");
        realm.setEventsEnabled(true);
        realm.setAdminEventsEnabled(true);
        realm.setAttributes(new HashMap<>());
        realm.setClients(new ArrayList<>(List.of(app())));
        smtp(server.nameOfThisMachine(), smtpPort);
    }

    /** A second realm on the same server, for instance an identity provider of this one; gone with this one. */
    public TestRealm neighbour() {
        neighbour = neighbour.or(() -> Optional.of(new TestRealm(server, template, smtpPort)));
        return neighbour.get();
    }

    /** A flow of this name, the realm's browser flow unless {@link FlowDraft} says otherwise. */
    public FlowDraft flow(String alias) {
        FlowDraft flow = new FlowDraft(alias);
        flows.add(flow);
        return flow;
    }

    /** Where the users come from; Keycloak's own unless said otherwise. */
    public TestRealm usersFrom(UserSource source) {
        userSource = source;
        return this;
    }

    public UserDraft user(String name) {
        UserDraft user = new UserDraft(name);
        users.add(user);
        return user;
    }

    /** Another mail server, or none that answers. */
    public TestRealm smtp(String host, int port) {
        Map<String, String> smtp = new LinkedHashMap<>();
        smtp.put("host", host);
        smtp.put("port", Integer.toString(port));
        smtp.put("from", "login@" + name() + ".example");
        realm.setSmtpServer(smtp);
        return this;
    }

    /** The mail server of the realm as its representation has it, for a realm that comes from elsewhere. */
    public Map<String, String> smtp() {
        return Map.copyOf(realm.getSmtpServer());
    }

    /** Locks an account for a minute after so many failures. */
    public TestRealm bruteForceProtection(int failures) {
        realm.setBruteForceProtected(true);
        realm.setFailureFactor(failures);
        realm.setWaitIncrementSeconds(60);
        realm.setMaxFailureWaitSeconds(60);
        realm.setQuickLoginCheckMilliSeconds(0L);
        return this;
    }

    public TestRealm attribute(String name, String value) {
        realm.getAttributes().put(name, value);
        return this;
    }

    /** Anything else that a realm can have. */
    public TestRealm with(Consumer<RealmRepresentation> change) {
        change.accept(realm);
        return this;
    }

    /** Anything else that the client {@code app} can have. */
    public TestRealm app(Consumer<ClientRepresentation> change) {
        change.accept(realm.getClients().get(0));
        return this;
    }

    public TestRealm create() {
        List<AuthenticationFlowRepresentation> allFlows = template.flows();
        List<AuthenticatorConfigRepresentation> allConfigs = template.configs();
        for (FlowDraft flow : flows) {
            flow.addTo(allFlows, allConfigs);
            bind(flow);
        }
        realm.setAuthenticationFlows(allFlows);
        realm.setAuthenticatorConfig(allConfigs);
        realm.setPrivateKey(template.privateKey());
        realm.setRequiredActions(template.requiredActions());
        userSource.addTo(realm, users.stream().map(UserDraft::representation).toList());
        server.admin().post("", realm);
        created = true;
        return this;
    }

    private void bind(FlowDraft flow) {
        if (flow.isFor("browser")) {
            realm.setBrowserFlow(flow.alias());
        } else if (flow.isFor("reset credentials")) {
            realm.setResetCredentialsFlow(flow.alias());
        } else if (flow.isFor("direct grant")) {
            realm.setDirectGrantFlow(flow.alias());
        }
    }

    public String name() {
        return realm.getRealm();
    }

    public KeycloakServer server() {
        return server;
    }

    /** The realm's address, its OIDC issuer. */
    public String url() {
        return server.baseUri() + "/realms/" + name();
    }

    /** The same, at the name {@code localhost} whatever the server's address is. */
    public String urlByName() {
        return url().replaceFirst("//127\\.0\\.0\\.1", "//localhost");
    }

    /** What an authenticator app shows at the server's present. */
    public String code(Totp totp) {
        return totp.codeAt(server.clock().now());
    }

    public UserRepresentation find(String username) {
        List<UserRepresentation> found =
                server.admin().get("/" + name() + "/users?exact=true&username=" + username, new TypeReference<>() {});
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " users named " + username);
        }
        return found.get(0);
    }

    public JsonNode credentials(String username) {
        return admin("/users/" + find(username).getId() + "/credentials");
    }

    /** Changes a user as an administrator does. */
    public void change(String username, Consumer<UserRepresentation> change) {
        UserRepresentation user = find(username);
        change.accept(user);
        server.admin().put("/" + name() + "/users/" + user.getId(), user);
    }

    /** Changes a required action of the realm as an administrator does. */
    public void changeRequiredAction(String alias, Consumer<RequiredActionProviderRepresentation> change) {
        String path = "/" + name() + "/authentication/required-actions/" + alias;
        RequiredActionProviderRepresentation action = server.admin().get(path, new TypeReference<>() {});
        change.accept(action);
        server.admin().put(path, action);
    }

    /** Sets the options of a required action as the admin console does; after {@link #create}. */
    public void configureRequiredAction(String alias, Map<String, String> options) {
        server.admin()
                .put("/" + name() + "/authentication/required-actions/" + alias + "/config", Map.of("config", options));
    }

    /** The mail server of the realm is back, or another one. */
    public void useSmtp(int port) {
        smtp(server.nameOfThisMachine(), port);
        server.admin().put("/" + name(), Map.of("smtpServer", realm.getSmtpServer()));
    }

    /** Has the realm say something else under a message key, as the console's "Localization" does. */
    public TestRealm text(String language, String key, String text) {
        server.admin().post("/" + name() + "/localization/" + language, Map.of(key, text));
        return this;
    }

    /** Reads a path of the admin API below this realm. */
    public JsonNode admin(String path) {
        return server.admin().get("/" + name() + path);
    }

    /** The user events so far, oldest first. */
    public List<EventRepresentation> events() {
        List<EventRepresentation> events =
                new ArrayList<>(server.admin().get("/" + name() + "/events?max=1000", new TypeReference<>() {}));
        Collections.reverse(events);
        return events;
    }

    public List<EventRepresentation> events(String type) {
        return events().stream().filter(event -> event.getType().equals(type)).toList();
    }

    /** The events of the pack, {@code send} for instance, about one user, oldest first. */
    public List<EventRepresentation> mfaEvents(String kind, String username) {
        String user = find(username).getId();
        return events().stream()
                .filter(event -> user.equals(event.getUserId()))
                .filter(event -> event.getDetails() != null
                        && kind.equals(event.getDetails().get("mfa_event")))
                .toList();
    }

    @Override
    public void close() {
        neighbour.ifPresent(TestRealm::close);
        if (created) {
            server.admin().delete("/" + name());
        }
    }

    private static ClientRepresentation app() {
        ClientRepresentation app = new ClientRepresentation();
        app.setClientId(CLIENT);
        app.setPublicClient(true);
        app.setRedirectUris(List.of("http://127.0.0.1:1/*", "http://localhost/*", "http://localhost:*"));
        app.setStandardFlowEnabled(true);
        app.setDirectAccessGrantsEnabled(true);
        return app;
    }
}
