package org.mfapack.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Has the session of a brokered login remember what the provider told, whether or not a flow came after it (SPEC U1). */
final class UpstreamListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(UpstreamListener.class);

    private final KeycloakSession session;

    UpstreamListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (event.getType() != EventType.LOGIN || login == null || event.getSessionId() == null) {
            return;
        }
        try {
            remember(login, event.getSessionId());
        } catch (RuntimeException e) {
            // Without the note the provider has told nothing, which is the safe side.
            LOG.warn("What the identity provider told of this login cannot be kept.", e);
        }
    }

    private void remember(AuthenticationSessionModel login, String sessionId) {
        Map<String, String> notes = login.getUserSessionNotes();
        String provider = notes.get(Details.IDENTITY_PROVIDER);
        if (provider == null) {
            return;
        }
        UserSessionModel lasting = session.sessions().getUserSession(login.getRealm(), sessionId);
        if (lasting == null) {
            return;
        }
        UpstreamLogin told = UpstreamNote.read(notes.get(UpstreamNote.NAME))
                .filter(noted -> noted.provider().equals(provider))
                .or(() -> idToken(notes, provider)
                        .map(claims -> new UpstreamEvidence(provider, Instant.ofEpochMilli(Time.currentTimeMillis()))
                                .ofIdToken(claims)))
                .orElseGet(() -> UpstreamLogin.silent(provider));
        lasting.setNote(UpstreamNote.NAME, UpstreamNote.write(told));
    }

    /** Keycloak validated it before it took it into the notes; by default it does, to log the user out there. */
    private Optional<JsonNode> idToken(Map<String, String> notes, String provider) {
        String token = notes.get(OIDCIdentityProvider.FEDERATED_ID_TOKEN);
        if (token == null || !keepsIdToken(provider)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JWSInput(token).readJsonContent(JsonNode.class));
        } catch (JWSInputException e) {
            // encrypted
            return Optional.empty();
        }
    }

    /** Otherwise the token is of another provider that was tried before in the same login. */
    private boolean keepsIdToken(String provider) {
        if (IdentityBrokerService.getIdentityProvider(session, provider) instanceof OIDCIdentityProvider oidc) {
            OIDCIdentityProviderConfig config = oidc.getConfig();
            return config.isStoreTokenInSession() || config.isSendIdTokenOnLogout();
        }
        return false;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // administrators do not log users in
    }

    @Override
    public void close() {}
}
