package org.mfapack.it.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Several nodes of Keycloak's distribution on one PostgreSQL, joined by Keycloak's default stack on loopback, behind a
 * {@link RoundRobinProxy} (SPEC X1).
 */
final class ClusterServer implements Backend {

    private static final Duration TO_JOIN = Duration.ofMinutes(1);

    private final KeycloakServerBuilder wanted;
    private final PostgresServer database;
    private final RoundRobinProxy proxy;
    private final List<Backend> nodes = new CopyOnWriteArrayList<>();

    private ClusterServer(KeycloakServerBuilder wanted, PostgresServer database, RoundRobinProxy proxy) {
        this.wanted = wanted;
        this.database = database;
        this.proxy = proxy;
    }

    static Backend start(KeycloakServerBuilder wanted) {
        PostgresServer database = PostgresServer.start();
        wanted.database(database).option("cache", "ispn").option("proxy-headers", "xforwarded");
        ClusterServer cluster = new ClusterServer(wanted, database, RoundRobinProxy.start());
        try {
            // Two nodes at once may both make Keycloak's first table in an empty database, and one of them fails.
            cluster.addNodes(1);
            cluster.addNodes(wanted.nodes - 1);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void addNodes(int count) {
        List<DistributionServer> starting = new CopyOnWriteArrayList<>();
        for (int i = 0; i < count; i++) {
            starting.add(DistributionServer.launch(wanted));
        }
        for (DistributionServer server : starting) {
            nodes.add(new Node(server));
        }
        starting.forEach(DistributionServer::awaitReady);
        starting.forEach(server -> {
            awaitMembers(server, nodes.size());
            proxy.add(server.access().baseUri());
        });
    }

    private static void awaitMembers(DistributionServer server, int count) {
        ServerInsides insides =
                new ServerInsides(new TestResource(server.access().baseUri()));
        long giveUp = System.nanoTime() + TO_JOIN.toNanos();
        while (insides.members() != count) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "no cluster of " + count + ":\n" + server.access().log().text());
            }
            ServerAccess.pause();
        }
    }

    @Override
    public ServerAccess access() {
        ServerAccess first = nodes.get(0).access();
        URI uri = proxy.uri();
        return new ServerAccess(
                uri, uri, first.managementUri(), first.log(), first.nameOfThisMachine(), first.addressOfVisitors());
    }

    @Override
    public List<Backend> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public Backend addNode() {
        addNodes(1);
        return nodes.get(nodes.size() - 1);
    }

    @Override
    public void kill() {
        nodes().forEach(Backend::kill);
    }

    @Override
    public void close() {
        nodes().forEach(Backend::close);
        proxy.close();
        database.close();
    }

    /** Leaves the proxy's list before it is gone, as when a load balancer checks the health of its nodes. */
    private final class Node implements Backend {

        private final DistributionServer server;

        Node(DistributionServer server) {
            this.server = server;
        }

        @Override
        public ServerAccess access() {
            return server.access();
        }

        @Override
        public void kill() {
            leave();
            server.kill();
        }

        @Override
        public void close() {
            leave();
            server.close();
        }

        private void leave() {
            nodes.remove(this);
            proxy.remove(access().baseUri());
        }
    }
}
