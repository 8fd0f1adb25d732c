package org.mfapack.facts;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.demand.RequestedAuthentication;
import org.mfapack.history.LoginHistory;
import org.mfapack.place.Place;
import org.mfapack.times.PasskeyCeremony;
import org.mfapack.upstream.UpstreamLogin;

/**
 * All that conditions and expressions may know of one login: each kind is gathered when first asked for, once per request
 * (SPEC K1). What cannot be known is absent, never guessed.
 */
public final class LoginFacts {

    private static final String ATTRIBUTE = "mfa.login-facts";

    private final String tab;
    private final UserModel person;

    private final Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    private final Supplier<Optional<UserFacts>> user;
    private final Supplier<ClientFacts> client;
    private final Supplier<RequestedAuthentication> requested;
    private final Supplier<NetworkFacts> network;
    private final Supplier<Optional<Place>> place;
    private final Supplier<Boolean> placesKnown;
    private final Supplier<Map<String, Integer>> levels;
    private final Supplier<BrowserFacts> browser;
    private final Supplier<SessionFacts> session;
    private final Supplier<Optional<UpstreamLogin>> upstream;
    private final Supplier<Optional<LoginHistory>> history;

    private LoginFacts(KeycloakSession keycloak, AuthenticationSessionModel login, UserModel person) {
        this.tab = login.getTabId();
        this.person = person;
        this.user = Lazy.of(() -> Optional.ofNullable(person).map(it -> new UserFacts(keycloak, login.getRealm(), it)));
        this.client = Lazy.of(() -> new ClientFacts(login.getClient()));
        this.requested = Lazy.of(() -> RequestedAuthentication.of(keycloak, login));
        this.network = Lazy.of(() -> NetworkFacts.of(keycloak));
        this.place = Lazy.of(() -> network.get().address().flatMap(address -> Place.of(keycloak, address)));
        this.placesKnown = Lazy.of(() -> Place.areKnown(keycloak));
        this.levels = Lazy.of(() -> AcrUtils.getAcrLoaMap(login.getRealm()));
        this.browser = Lazy.of(() -> BrowserFacts.of(keycloak));
        this.session = Lazy.of(() -> new SessionFacts(keycloak, login, person, now));
        this.upstream = Lazy.of(() -> UpstreamLogin.of(keycloak, login));
        this.history = Lazy.of(() -> Optional.ofNullable(person).map(it -> LoginHistory.of(keycloak, login, it)));
    }

    /** Of the login that goes on in a flow; the same object for the same login and user throughout a request. */
    public static LoginFacts of(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel person = context.getUser();
        KeycloakSession keycloak = context.getSession();
        PasskeyCeremony.keep(keycloak, login, context.getEvent().getEvent());
        LoginFacts known = keycloak.getAttribute(ATTRIBUTE, LoginFacts.class);
        if (known != null && known.areOf(login, person)) {
            return known;
        }
        LoginFacts facts = new LoginFacts(keycloak, login, person);
        keycloak.setAttribute(ATTRIBUTE, facts);
        return facts;
    }

    private boolean areOf(AuthenticationSessionModel login, UserModel anybody) {
        return tab.equals(login.getTabId()) && Objects.equals(id(person), id(anybody));
    }

    private static String id(UserModel anybody) {
        return anybody == null ? null : anybody.getId();
    }

    /** Absent until the login has found out who it is about. */
    public Optional<UserFacts> user() {
        return user.get();
    }

    public ClientFacts client() {
        return client.get();
    }

    /** What the application asks of the login: level, freshness. */
    public RequestedAuthentication requested() {
        return requested.get();
    }

    public NetworkFacts network() {
        return network.get();
    }

    /** Where the address of the visitor is; absent without a file of places, and for addresses that are not in it. */
    public Optional<Place> place() {
        return place.get();
    }

    /** Whether this server can know places at all. */
    public boolean arePlacesKnown() {
        return placesKnown.get();
    }

    /** The levels of authentication that have a name in the realm. */
    public Map<String, Integer> levels() {
        return levels.get();
    }

    /** When the request came in, by Keycloak's clock. */
    public Instant now() {
        return now;
    }

    public BrowserFacts browser() {
        return browser.get();
    }

    public SessionFacts session() {
        return session.get();
    }

    /** What another identity provider told of this login; absent if none took part. */
    public Optional<UpstreamLogin> upstream() {
        return upstream.get();
    }

    /** What is remembered of the user's earlier logins; absent until it is known who logs in. */
    public Optional<LoginHistory> history() {
        return history.get();
    }
}
