package org.mfapack.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.util.JsonSerialization;

/** What a session keeps of the upstream login that it goes back to: a small JSON object in a user session note. */
final class UpstreamNote {

    static final String NAME = "mfa-upstream";

    private UpstreamNote() {}

    static String write(UpstreamLogin login) {
        ObjectNode json = JsonSerialization.createObjectNode();
        json.put("provider", login.provider());
        login.amr().forEach(json.putArray("amr")::add);
        login.acr().ifPresent(acr -> json.put("acr", acr));
        login.authTime().ifPresent(time -> json.put("auth_time", time.getEpochSecond()));
        return json.toString();
    }

    /** Empty without a note, and for one that is none of ours. */
    static Optional<UpstreamLogin> read(String note) {
        if (note == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonSerialization.readValue(note, JsonNode.class);
            Set<String> amr = new LinkedHashSet<>();
            json.path("amr").forEach(method -> amr.add(method.asText()));
            return Optional.ofNullable(json.path("provider").textValue())
                    .map(provider -> new UpstreamLogin(
                            provider,
                            amr,
                            Optional.ofNullable(json.path("acr").textValue()),
                            json.has("auth_time")
                                    ? Optional.of(Instant.ofEpochSecond(
                                            json.path("auth_time").longValue()))
                                    : Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
