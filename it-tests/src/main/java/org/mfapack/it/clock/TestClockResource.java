package org.mfapack.it.clock;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.infinispan.Cache;
import org.infinispan.remoting.rpc.RpcManager;
import org.keycloak.common.util.Time;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Moves the server's clock and shows what the server keeps: caches, tables, the number of SQL statements. */
@Produces(MediaType.TEXT_PLAIN)
public final class TestClockResource {

    private static final List<String> CACHES = List.of(
            InfinispanConnectionProvider.AUTHENTICATION_SESSIONS_CACHE_NAME,
            InfinispanConnectionProvider.ACTION_TOKEN_CACHE,
            InfinispanConnectionProvider.LOGIN_FAILURE_CACHE_NAME,
            InfinispanConnectionProvider.USER_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.CLIENT_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.USER_CACHE_NAME,
            InfinispanConnectionProvider.WORK_CACHE_NAME);

    private final KeycloakSession session;

    TestClockResource(KeycloakSession session) {
        this.session = session;
    }

    @POST
    public String move(@QueryParam("offset") int seconds) {
        Time.setOffset(seconds);
        return Integer.toString(Time.getOffset());
    }

    /** Puts a key with a lifespan into the store of single-use objects: proves that the store follows the clock. */
    @POST
    @Path("single-use-objects")
    public String putSingleUseObject(@QueryParam("key") String key, @QueryParam("lifespan") long seconds) {
        return Boolean.toString(session.singleUseObjects().putIfAbsent(key, seconds));
    }

    @GET
    @Path("single-use-objects")
    public String containsSingleUseObject(@QueryParam("key") String key) {
        return Boolean.toString(session.singleUseObjects().contains(key));
    }

    @GET
    @Path("caches")
    public String caches() {
        InfinispanConnectionProvider infinispan = session.getProvider(InfinispanConnectionProvider.class);
        return CACHES.stream()
                .map(name -> "== " + name + "\n" + entries(infinispan.getCache(name, true)))
                .collect(Collectors.joining());
    }

    private static String entries(Cache<Object, Object> cache) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<Object, Object> entry : cache.entrySet()) {
            lines.append(DeepText.of(entry.getKey()))
                    .append(" -> ")
                    .append(DeepText.of(entry.getValue()))
                    .append('\n');
        }
        return lines.toString();
    }

    @GET
    @Path("members")
    public String members() {
        RpcManager transport = session.getProvider(InfinispanConnectionProvider.class)
                .getCache(InfinispanConnectionProvider.WORK_CACHE_NAME)
                .getAdvancedCache()
                .getRpcManager();
        return Integer.toString(transport == null ? 1 : transport.getMembers().size());
    }

    @GET
    @Path("database")
    public String database() {
        List<?> script = entityManager().createNativeQuery("SCRIPT").getResultList();
        return script.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    @GET
    @Path("sql")
    public String statements() {
        return Long.toString(statistics().getPrepareStatementCount());
    }

    @DELETE
    @Path("sql")
    public String countStatementsFromZero() {
        statistics().setStatisticsEnabled(true);
        statistics().clear();
        return "0";
    }

    /** Does to a session what a flow did that is not at hand. */
    @POST
    @Path("session-notes")
    public String noteInSession(
            @QueryParam("realm") String realm,
            @QueryParam("session") String id,
            @QueryParam("name") String name,
            @QueryParam("value") String value) {
        session.sessions()
                .getUserSession(session.realms().getRealmByName(realm), id)
                .setNote(name, value);
        return value;
    }

    private Statistics statistics() {
        return entityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics();
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
