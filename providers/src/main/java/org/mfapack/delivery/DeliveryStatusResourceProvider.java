package org.mfapack.delivery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.mfapack.store.KeycloakSingleUseStore;

/**
 * Tells a waiting page how its delivery stands (SPEC D4): {@code GET /realms/{realm}/mfa/deliveries/{id}}. The id is 256
 * bits that only the page has; an unknown one is pending for ever.
 */
public final class DeliveryStatusResourceProvider implements RealmResourceProvider {

    public static final String ID = "mfa";

    private final KeycloakSession session;

    DeliveryStatusResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @GET
    @Path("deliveries/{id:[A-Za-z0-9_-]{43}}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response state(@PathParam("id") String id) {
        Deliveries.State state = new Deliveries(new KeycloakSingleUseStore(session)).find(id);
        return Response.ok(Map.of("state", state.name().toLowerCase(Locale.ROOT)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Override
    public void close() {}
}
