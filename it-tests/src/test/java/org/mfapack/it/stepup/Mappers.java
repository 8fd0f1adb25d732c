package org.mfapack.it.stepup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.mfapack.it.realm.TestRealm;

/** Protocol mappers of the client {@code app} that tell how its user logged in. */
final class Mappers {

    private Mappers() {}

    /** The pack's, as an operator adds it. */
    static ProtocolMapperRepresentation amr(String... options) {
        return mapper("mfa-amr-mapper", options);
    }

    static ProtocolMapperRepresentation mapper(String provider, String... options) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(provider);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(provider);
        mapper.setConfig(new HashMap<>(AliceStepsUp.parameters(options)));
        return mapper;
    }

    static void give(TestRealm realm, ProtocolMapperRepresentation... mappers) {
        realm.app(app -> app.setProtocolMappers(List.of(mappers)));
    }

    static List<String> methods(JsonNode claims) {
        return StreamSupport.stream(claims.path("amr").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
