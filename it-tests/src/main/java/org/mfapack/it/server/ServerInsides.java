package org.mfapack.it.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the server keeps, as text that a test can search for a secret. */
public final class ServerInsides {

    private final TestResource resource;

    ServerInsides(TestResource resource) {
        this.resource = resource;
    }

    /** Every entry of the caches for logins, single-use objects, failures, sessions and users, written out in full. */
    public String caches() {
        return resource.call("GET", "/caches");
    }

    /** The whole database as an SQL script; H2 only. */
    public String database() {
        return resource.call("GET", "/database");
    }

    /** How many nodes the server believes to be one of; 1 if it is alone. */
    public int members() {
        return Integer.parseInt(resource.call("GET", "/members"));
    }

    /** Starts to count the SQL statements of all requests; read them with {@link #statements}. */
    public void countStatements() {
        resource.call("DELETE", "/sql");
    }

    public long statements() {
        return Long.parseLong(resource.call("GET", "/sql"));
    }

    /** Claims a single-use object; false if it is already there. */
    public boolean putSingleUseObject(String key, Duration lifespan) {
        return Boolean.parseBoolean(
                resource.call("POST", "/single-use-objects?key=" + encoded(key) + "&lifespan=" + lifespan.toSeconds()));
    }

    public boolean hasSingleUseObject(String key) {
        return Boolean.parseBoolean(resource.call("GET", "/single-use-objects?key=" + encoded(key)));
    }

    /** Puts a note into a user session, as an authenticator of the flow would have. */
    public void noteInSession(String realm, String sessionId, String name, String value) {
        resource.call(
                "POST",
                "/session-notes?realm=" + realm + "&session=" + encoded(sessionId) + "&name=" + encoded(name)
                        + "&value=" + encoded(value));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
