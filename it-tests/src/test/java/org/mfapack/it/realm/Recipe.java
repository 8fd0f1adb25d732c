package org.mfapack.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.mfapack.it.server.Workspace;

/** A file of {@code realm-export/}, imported under the name of a test's realm and with its client. */
public final class Recipe implements AutoCloseable {

    private final TestRealm realm;
    private final ObjectNode json;

    private Recipe(TestRealm realm, ObjectNode json) {
        this.realm = realm;
        this.json = json;
    }

    /**
     * Reads a recipe.
     *
     * @param name as in {@code <name>-realm.json}, and of the realm in there
     */
    public static Recipe of(String name, TestRealm realm) {
        try {
            String text = Files.readString(Workspace.root().resolve("realm-export/" + name + "-realm.json"))
                    .replace("default-roles-" + name, "default-roles-" + realm.name());
            Recipe recipe = new Recipe(realm, (ObjectNode) new ObjectMapper().readTree(text));
            if (!recipe.json.path("realm").asText().equals(name)) {
                throw new AssertionError("not the realm " + name);
            }
            recipe.json.put("realm", realm.name());
            recipe.useClientOf();
            return recipe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void useClientOf() {
        for (JsonNode client : json.withArray("clients")) {
            ObjectNode app = (ObjectNode) client;
            app.put("clientId", TestRealm.CLIENT).remove("attributes");
            app.putArray("redirectUris").add(TestRealm.REDIRECT_URI);
        }
    }

    public Recipe with(Consumer<ObjectNode> change) {
        change.accept(json);
        return this;
    }

    public Recipe importIt() {
        realm.server().admin().post("", json);
        return this;
    }

    @Override
    public void close() {
        realm.server().admin().delete("/" + realm.name());
    }
}
