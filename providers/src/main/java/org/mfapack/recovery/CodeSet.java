package org.mfapack.recovery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The unused codes of a user, as they are stored: the secret data of the credential.
 *
 * @param key of the {@link LookupTags}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CodeSet(String key, List<StoredCode> codes) {

    /** A new set, and its codes in the clear, which are shown once and then forgotten. */
    record Drawn(List<RecoveryCode> codes, CodeSet set) {}

    /** Draws codes whose tags differ: a code whose tag is taken is thrown away. */
    static Drawn draw(SecureRandom random, CodeHashing hashing, int count, int length) {
        LookupTags tags = LookupTags.withNewKey(random);
        Map<Integer, RecoveryCode> drawn = new LinkedHashMap<>();
        while (drawn.size() < count) {
            RecoveryCode code = RecoveryCode.draw(random, length);
            drawn.putIfAbsent(tags.of(code), code);
        }
        List<StoredCode> stored = drawn.entrySet().stream()
                .map(it -> new StoredCode(UUID.randomUUID().toString(), it.getKey(), hashing.hash(it.getValue())))
                .toList();
        return new Drawn(List.copyOf(drawn.values()), new CodeSet(tags.key(), stored));
    }

    /**
     * The stored code that was entered. Exactly one hash is computed, whatever is entered and however many codes are left:
     * an entry whose tag is nobody's is compared with the first code, in vain (SPEC R7).
     */
    Optional<StoredCode> find(RecoveryCode entered, CodeHashing hashing) {
        int tag = LookupTags.withKey(key).of(entered);
        Optional<StoredCode> candidate =
                codes.stream().filter(code -> code.tag() == tag).findFirst();
        Optional<StoredCode> compared = candidate.or(() -> codes.stream().findFirst());
        boolean matches =
                compared.map(code -> hashing.matches(entered, code.hash())).orElse(false);
        return matches ? candidate : Optional.empty();
    }

    boolean holds(String id) {
        return codes.stream().anyMatch(code -> code.id().equals(id));
    }

    CodeSet without(String id) {
        return new CodeSet(
                key, codes.stream().filter(code -> !code.id().equals(id)).toList());
    }
}
