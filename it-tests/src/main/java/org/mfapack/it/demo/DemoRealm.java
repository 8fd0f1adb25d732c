package org.mfapack.it.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The realm of {@code realm-export/demo-realm.json}, pointed at the ports of this run. */
final class DemoRealm {

    static final String NAME = "demo";
    static final String CLIENT = "demo-app";
    /** What carol's authenticator app has to be given: her secret in the realm file, as base32. */
    static final String CAROLS_TOTP_SECRET = "MRSW23ZNONSWG4TFOQWW6ZRNMNQXE33M";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode realm;

    private DemoRealm(ObjectNode realm) {
        this.realm = realm;
    }

    static DemoRealm read(Path file) throws IOException {
        return new DemoRealm((ObjectNode) JSON.readTree(file.toFile()));
    }

    DemoRealm withSmtpPort(int port) {
        realm.withObject("/smtpServer").put("port", Integer.toString(port));
        return this;
    }

    DemoRealm withApp(URI app) {
        for (JsonNode client : realm.withArray("clients")) {
            if (client.path("clientId").asText().equals(CLIENT)) {
                ObjectNode demoApp = (ObjectNode) client;
                demoApp.put("baseUrl", app.toString());
                demoApp.putArray("redirectUris").add(app + "/*");
                demoApp.withObject("/attributes").put("post.logout.redirect.uris", app.toString());
            }
        }
        return this;
    }

    JsonNode json() {
        return realm;
    }
}
