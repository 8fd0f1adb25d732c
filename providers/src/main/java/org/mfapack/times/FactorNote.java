package org.mfapack.times;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.keycloak.util.JsonSerialization;

/** Uses of factors, by credential type, as the text of a note. */
final class FactorNote {

    private static final Logger LOG = Logger.getLogger(FactorNote.class);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(long at, Long until, Boolean verified, Boolean bound) {

        static Entry of(FactorUse use) {
            return new Entry(
                    use.at().getEpochSecond(),
                    use.rememberedUntil().map(Instant::getEpochSecond).orElse(null),
                    use.passkey().map(PasskeyProof::userVerified).orElse(null),
                    use.passkey().map(PasskeyProof::deviceBound).orElse(null));
        }

        FactorUse use() {
            return new FactorUse(
                    Instant.ofEpochSecond(at),
                    Optional.ofNullable(until).map(Instant::ofEpochSecond),
                    Optional.ofNullable(verified).map(uv -> new PasskeyProof(uv, Boolean.TRUE.equals(bound))));
        }
    }

    private FactorNote() {}

    /** What is no such text says of no factor. */
    static Map<String, FactorUse> read(String text) {
        Map<String, FactorUse> uses = new TreeMap<>();
        if (text != null) {
            try {
                JsonSerialization.readValue(text, new TypeReference<Map<String, Entry>>() {})
                        .forEach((type, entry) -> uses.put(type, entry.use()));
            } catch (IOException | RuntimeException e) {
                LOG.warnf("A note about used factors cannot be read; it counts as none: %s", e.getMessage());
            }
        }
        return uses;
    }

    static String write(Map<String, FactorUse> uses) {
        Map<String, Entry> entries = new TreeMap<>();
        uses.forEach((type, use) -> entries.put(type, Entry.of(use)));
        try {
            return JsonSerialization.writeValueAsString(entries);
        } catch (IOException e) {
            throw new IllegalStateException("A map of numbers can be written", e);
        }
    }
}
